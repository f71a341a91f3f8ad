package dev.k8spark.runtime.localdata;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;

/** The same for callers of Hadoop's newer interface, such as checkpoints of streaming queries. */
public final class MappedFileContext extends DelegateToFileSystem {

  /** Made by Hadoop, for each scheme and authority. */
  public MappedFileContext(URI uri, Configuration conf) throws IOException, URISyntaxException {
    super(uri, new MappedFileSystem(), conf, uri.getScheme(), false);
  }
}
