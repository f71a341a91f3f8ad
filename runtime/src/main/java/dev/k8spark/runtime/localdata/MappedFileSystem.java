package dev.k8spark.runtime.localdata;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.util.Progressable;
import org.jspecify.annotations.Nullable;

/**
 * A store of files, of any scheme, whose data lies in folders of this machine. Paths keep the
 * store's URIs. What the job has no mapped data for fails, and so does each change of data that the
 * job only reads.
 */
public final class MappedFileSystem extends FileSystem {

  private final FileSystem local = new RawLocalFileSystem();
  private URI uri = URI.create("file:///");
  private Path workingDirectory = new Path("/");
  private List<MappedFolder> folders = List.of();

  @Override
  public void initialize(URI name, Configuration conf) throws IOException {
    super.initialize(name, conf);
    setConf(conf);
    uri = URI.create(name.getScheme() + "://" + name.getRawAuthority());
    workingDirectory = new Path(uri.toString(), "/");
    folders = MappedFolder.read(conf, uri);
    local.initialize(URI.create("file:///"), conf);
  }

  @Override
  public String getScheme() {
    return uri.getScheme();
  }

  @Override
  public URI getUri() {
    return uri;
  }

  /** Returns nothing: a folder has no delegation tokens. */
  @Override
  public @Nullable String getCanonicalServiceName() {
    return null;
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    return local.open(locate(path), bufferSize);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    Path file = locateWritable(path);
    return local.create(file, overwrite, bufferSize, replication, blockSize, progress);
  }

  @Override
  public FSDataOutputStream createNonRecursive(
      Path path,
      FsPermission permission,
      EnumSet<CreateFlag> flags,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    return local.createNonRecursive(
        locateWritable(path), permission, flags, bufferSize, replication, blockSize, progress);
  }

  @Override
  public FSDataOutputStream append(Path path, int bufferSize, Progressable progress)
      throws IOException {
    return local.append(locateWritable(path), bufferSize, progress);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    return local.rename(locateWritable(from), locateWritable(to));
  }

  /** Deletes files; of the data itself, what is in it: the folder is the user's. */
  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    Path file = locateWritable(path);
    if (!find(path).isRoot(absolute(path))) {
      return local.delete(file, recursive);
    }
    FileStatus[] children = local.listStatus(file);
    if (children.length > 0 && !recursive) {
      throw new IOException(path + " is not empty");
    }
    for (FileStatus child : children) {
      local.delete(child.getPath(), true);
    }
    return true;
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    Path place = locate(path);
    return Arrays.stream(local.listStatus(place))
        .map(
            status ->
                status.getPath().toUri().getPath().equals(place.toUri().getPath())
                    ? translate(status, absolute(path))
                    : translate(
                        status,
                        new Path(absolute(path), new Path(null, null, status.getPath().getName()))))
        .toArray(FileStatus[]::new);
  }

  @Override
  public boolean mkdirs(Path path, FsPermission permission) throws IOException {
    return local.exists(locate(path))
        ? local.getFileStatus(locate(path)).isDirectory()
        : local.mkdirs(locateWritable(path));
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    return translate(local.getFileStatus(locate(path)), absolute(path));
  }

  @Override
  public void setWorkingDirectory(Path path) {
    workingDirectory = absolute(path);
  }

  @Override
  public Path getWorkingDirectory() {
    return workingDirectory;
  }

  private Path absolute(Path path) {
    return path.makeQualified(uri, workingDirectory);
  }

  private MappedFolder find(Path path) throws IOException {
    checkPath(path);
    Path absolute = absolute(path);
    return folders.stream()
        .filter(folder -> folder.locate(absolute).isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                new AccessControlException(
                    absolute + " is in no `data` of the job, so no folder stands for it here"));
  }

  private Path locate(Path path) throws IOException {
    return find(path).locate(absolute(path)).orElseThrow();
  }

  private Path locateWritable(Path path) throws IOException {
    MappedFolder folder = find(path);
    if (folder.isReadOnly()) {
      throw new AccessControlException(
          "%s is not changed: `data.%s` has `access = read`"
              .formatted(absolute(path), folder.name()));
    }
    return locate(path);
  }

  /** Owner and rights are left out: to look them up starts a program for each file. */
  private static FileStatus translate(FileStatus status, Path path) {
    return new FileStatus(
        status.getLen(),
        status.isDirectory(),
        status.getReplication(),
        status.getBlockSize(),
        status.getModificationTime(),
        path);
  }
}
