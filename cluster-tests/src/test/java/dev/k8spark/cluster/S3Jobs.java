package dev.k8spark.cluster;

import java.nio.file.Path;
import java.util.List;

/**
 * An S3 server with three buckets, and what jobs need to use it: `orders-raw` has orders, which one
 * account may read; `orders-mart` and `orders-events` are another's.
 */
record S3Jobs(S3Server server, StoreAccount reader, StoreAccount mart) {
  static final String RAW = "orders-raw";
  static final String MART = "orders-mart";
  static final String EVENTS = "orders-events";
  static final String ORDERS = "2026/orders.csv";

  /** What the orders amount to by customer, as JSON. */
  static final List<String> TOTALS =
      List.of("{\"customer\":\"ann\",\"total\":40}", "{\"customer\":\"bob\",\"total\":20}");

  static final String CSV = "id,customer,amount\n1,ann,10\n2,bob,20\n3,ann,30\n";

  /** Starts the server in one namespace and puts the Secrets into the other. */
  static S3Jobs start(Kubectl stores, Kubectl jobs, Path folder) {
    S3Server server = S3Server.start(stores, folder);
    StoreAccount owner = server.addAccount("owner");
    S3Jobs s3 = new S3Jobs(server, server.addAccount("reader"), server.addAccount("mart"));
    server.addBucket(RAW, owner);
    server.addBucket(MART, s3.mart);
    server.addBucket(EVENTS, s3.mart);
    server.put(owner, RAW + "/" + ORDERS, CSV);
    server.put(s3.mart, EVENTS + "/log/", "");
    server.letRead(RAW, owner, s3.reader);
    server.addAuthority(jobs);
    s3.reader.addAsKeys(jobs, "raw-store");
    s3.mart.addAsKeys(jobs, "mart-store");
    return s3;
  }

  /** All that nobody may see. */
  List<String> secrets() {
    return List.of(reader.name(), reader.secret(), mart.name(), mart.secret());
  }
}
