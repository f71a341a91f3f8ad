import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** Loads and makes what proves each connector, on the class path of one line; connectors/check runs it. */
public final class LoadCheck {

  /** Settings that let a file system of a store start without a word to the store. */
  private static final Map<String, String> OFFLINE =
      Map.of(
          "fs.s3a.access.key", "none",
          "fs.s3a.secret.key", "none",
          "fs.s3a.endpoint", "http://127.0.0.1:1",
          "fs.s3a.endpoint.region", "us-east-1",
          "fs.s3a.bucket.probe", "0",
          "fs.azure.account.hns.enabled", "true",
          "fs.azure.account.auth.type", "SharedKey",
          "fs.azure.account.key.a.dfs.core.windows.net", "bm9uZQ==");

  private LoadCheck() {}

  /** Takes words and classes in turn: {@code s3a org.apache.hadoop.fs.s3a.S3AFileSystem}. */
  public static void main(String[] arguments) {
    boolean allWork = true;
    for (int i = 0; i < arguments.length; i += 2) {
      try {
        Class<?> type = Class.forName(arguments[i + 1]);
        type.getDeclaredMethods();
        startFileSystem(arguments[i]);
        System.out.println("ok " + arguments[i] + " " + type.getName());
      } catch (Exception | LinkageError failure) {
        allWork = false;
        System.out.println("FAILED " + arguments[i] + " " + failure);
      }
    }
    System.exit(allWork ? 0 : 1);
  }

  private static void startFileSystem(String connector) throws Exception {
    Configuration conf = new Configuration();
    OFFLINE.forEach(conf::set);
    for (String uri : List.of("s3a://bucket/", "abfss://container@a.dfs.core.windows.net/")) {
      if (uri.startsWith(connector + ":")) {
        FileSystem.newInstance(URI.create(uri), conf).close();
      }
    }
  }
}
