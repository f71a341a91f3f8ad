package dev.k8spark.cluster;

/**
 * PostgreSQL in a namespace of its own, with the database `orders` and one account that owns its
 * tables.
 */
record ShopDatabase(Kubectl kubectl, StoreAccount account) {
  static final int PORT = 5432;
  private static final String POD = "shop-db";

  static ShopDatabase start(Kubectl kubectl) {
    ShopDatabase database = new ShopDatabase(kubectl, StoreAccount.create("shop"));
    StoreServers.start(kubectl, "postgres.yaml", POD);
    database.query(
        "postgres",
        "CREATE ROLE "
            + database.account.name()
            + " LOGIN PASSWORD '"
            + database.account.secret()
            + "'");
    database.query("postgres", "CREATE DATABASE orders OWNER " + database.account.name());
    return database;
  }

  /** What psql prints of it: a line for each row, with bars between the columns. */
  String query(String sql) {
    return query("orders", "SET ROLE " + account.name() + ";" + sql);
  }

  /** Makes the table of orders that the jobs read. */
  void addOrders() {
    query("CREATE TABLE orders (id INT, customer TEXT, amount INT)");
    query("INSERT INTO orders VALUES (1, 'ann', 10), (2, 'bob', 20), (3, 'ann', 30)");
  }

  /** What the server wrote about what it refused. */
  String log() {
    return kubectl.run("logs", POD);
  }

  String address() {
    return kubectl.get("pod", POD).path("status").path("podIP").asString();
  }

  private String query(String database, String sql) {
    return kubectl.exec(
        POD, "psql", "-qAt", "-v", "ON_ERROR_STOP=1", "--dbname", database, "--command", sql);
  }
}
