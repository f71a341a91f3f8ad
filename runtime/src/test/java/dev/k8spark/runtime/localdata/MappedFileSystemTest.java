package dev.k8spark.runtime.localdata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.runtime.contract.MappedData;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.AbstractFileSystem;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MappedFileSystemTest {

  @TempDir private java.nio.file.Path folder;
  private final Configuration conf = new Configuration(false);

  @BeforeEach
  void twoFoldersOfOneBucket() throws IOException {
    Files.createDirectories(folder.resolve("raw data"));
    Files.createDirectories(folder.resolve("mart"));
    map("raw", "read s3a://orders/", "raw data");
    map("mart", "write s3a://orders/mart", "mart");
    map("azure", "write abfss://box@account.example/x/", "mart");
    map("lake", "write hdfs://namenode:8020/x", "mart");
  }

  private void map(String name, String entry, String place) {
    conf.set(MappedData.PREFIX + name, entry + " " + folder.resolve(place));
  }

  /**
   * Makes it without Hadoop's cache, whose keys are users: Hadoop 3.4 cannot ask Java 25 for one.
   */
  private FileSystem open(String uri) throws IOException {
    FileSystem store = new MappedFileSystem();
    store.initialize(URI.create(uri), conf);
    return store;
  }

  @Test
  void pathsKeepTheStoresAddresses() throws Exception {
    Files.writeString(folder.resolve("raw data/a b.csv"), "1,2");
    FileSystem store = open("s3a://orders/");
    Path file = new Path("s3a://orders/a b.csv");

    assertThat(read(store, file)).isEqualTo("1,2");
    assertThat(store.getUri()).hasToString("s3a://orders");
    assertThat(paths(store.listStatus(new Path("s3a://orders")))).containsExactly(file.toString());
    assertThat(paths(store.listStatus(file))).containsExactly(file.toString());
    assertThat(paths(store.globStatus(new Path("s3a://orders/*.csv"))))
        .containsExactly(file.toString());
    assertThat(store.getFileStatus(file).getLen()).isEqualTo(3);
  }

  @Test
  void theLongestAddressCounts() throws Exception {
    FileSystem store = open("s3a://orders/");

    write(store, "s3a://orders/mart/day/part");

    assertThat(folder.resolve("mart/day/part")).hasContent("x");
    assertThat(folder.resolve("raw data")).isEmptyDirectory();
  }

  @Test
  void dataThatIsOnlyReadIsNotChanged() throws Exception {
    Files.writeString(folder.resolve("raw data/a.csv"), "1");
    FileSystem store = open("s3a://orders/");
    Path file = new Path("s3a://orders/a.csv");
    Path other = new Path("s3a://orders/b.csv");

    assertThat(store.mkdirs(new Path("s3a://orders/"))).isTrue();
    for (Attempt attempt :
        List.<Attempt>of(
            () -> store.create(other).close(),
            () -> store.createNonRecursive(other, true, 9, (short) 1, 9, null).close(),
            () -> store.append(file).close(),
            () -> store.delete(file, false),
            () -> store.rename(file, new Path("s3a://orders/mart/a.csv")),
            () -> store.mkdirs(other))) {
      assertThatThrownBy(attempt::run)
          .hasMessageMatching(
              "s3a://orders/[ab].csv is not changed: `data.raw` has `access = read`");
    }
    assertThat(folder.resolve("raw data/a.csv")).hasContent("1");
  }

  @Test
  void whatIsInNoDataFails() throws Exception {
    assertThatThrownBy(() -> open("s3a://elsewhere/").exists(new Path("s3a://elsewhere/a")))
        .hasMessage(
            "s3a://elsewhere/a is in no `data` of the job, so no folder stands for it here");
    assertThatThrownBy(() -> write(open("hdfs://namenode:8020/"), "hdfs://namenode:8020/xy/a"))
        .hasMessageStartingWith("hdfs://namenode:8020/xy/a is in no `data`");
    assertThatThrownBy(() -> write(open("s3a://orders/"), "s3a://orders/mart/../../../up"))
        .isInstanceOf(IOException.class);
    assertThat(folder.resolveSibling("up")).doesNotExist();
  }

  @Test
  void theUsersFolderStaysWhenTheDataIsDeleted() throws Exception {
    FileSystem store = open("s3a://orders/");
    write(store, "s3a://orders/mart/a/b");

    assertThatThrownBy(() -> store.delete(new Path("s3a://orders/mart"), false))
        .hasMessage("s3a://orders/mart is not empty");
    assertThat(store.delete(new Path("s3a://orders/mart"), true)).isTrue();
    assertThat(folder.resolve("mart")).isEmptyDirectory();
  }

  @Test
  void checkpointsGoThroughHadoopsNewerInterface() throws Exception {
    for (String root :
        List.of("s3a://orders/mart", "abfss://box@account.example/x", "hdfs://namenode:8020/x")) {
      AbstractFileSystem context = new MappedFileContext(URI.create(root), conf);
      Path draft = new Path(root + "/offsets/.0.tmp");
      context.mkdir(draft.getParent(), FsPermission.getDirDefault(), true);
      try (OutputStream out =
          context.create(
              draft,
              EnumSet.of(CreateFlag.CREATE),
              Options.CreateOpts.perms(FsPermission.getFileDefault()),
              Options.CreateOpts.createParent())) {
        out.write('x');
      }
      context.rename(draft, new Path(root + "/offsets/0"), Options.Rename.NONE);

      assertThat(paths(context.listStatus(draft.getParent()))).containsExactly(root + "/offsets/0");
      assertThat(context.delete(new Path(root + "/offsets"), true)).isTrue();
    }
  }

  @Test
  void thePropertiesOfARehearsalNameTheClasses() {
    assertThat(MappedData.FILE_SYSTEM).isEqualTo(MappedFileSystem.class.getName());
    assertThat(MappedData.FILE_CONTEXT).isEqualTo(MappedFileContext.class.getName());
  }

  /** What may fail. */
  private interface Attempt {
    void run() throws IOException;
  }

  private static void write(FileSystem store, String path) throws IOException {
    try (OutputStream out = store.create(new Path(path))) {
      out.write('x');
    }
  }

  private static String read(FileSystem store, Path path) throws IOException {
    try (var in = store.open(path)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static List<String> paths(FileStatus[] files) {
    return Arrays.stream(files).map(file -> file.getPath().toString()).toList();
  }
}
