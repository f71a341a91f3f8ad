package dev.k8spark.policy;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An image's name in its parts, as container runtimes read it.
 *
 * @param path registry and repository, one segment each, short names of Docker Hub written out
 * @param tag absent where none was written
 * @param digest absent where none was written
 */
public record ImageName(List<String> path, @Nullable String tag, @Nullable String digest) {

  private static final String DOCKER_HUB = "docker.io";

  /** A name; two stars of a pattern stand for folders, too. */
  private static final Pattern IN_LIBRARY = Pattern.compile("^docker\\.io/((?!\\*\\*$)[^/]+)$");

  /**
   * Maps a list of images to their {@link #repository repositories} in CEL, each with a slash
   * behind it. What changes here changes in {@link #segments}, too.
   */
  public static final String REPOSITORIES_IN_CEL =
      """
      .map(i, i.split('@')[0])
      .map(i, i.matches(':[^/]*$') ? i.substring(0, i.lastIndexOf(':')) : i)
      .map(i, i.matches('^([^/]*[.:][^/]*|localhost)/') ? i :
        i.contains('/') ? 'docker.io/' + i : 'docker.io/library/' + i)
      .map(i, i.startsWith('index.docker.io/') ? i.substring(6) : i)
      .map(i, (i.matches('^docker[.]io/[^/]+$') ? 'docker.io/library/' + i.substring(10) : i) + '/')\
      """;

  public ImageName {
    path = List.copyOf(path);
  }

  public static ImageName parse(String image) {
    int at = image.indexOf('@');
    String named = at < 0 ? image : image.substring(0, at);
    String digest = at < 0 ? null : image.substring(at + 1);
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    String repository = tagged ? named.substring(0, colon) : named;
    return new ImageName(segments(repository), tagged ? named.substring(colon + 1) : null, digest);
  }

  /**
   * The first segment is a registry only where it looks like a host; what Docker Hub has without a
   * folder is in its library.
   */
  static List<String> segments(String repository) {
    String first = repository.split("/", 2)[0];
    boolean isHost =
        repository.contains("/")
            && (first.contains(".") || first.contains(":") || first.equals("localhost"));
    String full =
        isHost
            ? repository
            : DOCKER_HUB + (repository.contains("/") ? "/" : "/library/") + repository;
    String hub = full.replaceFirst("^index\\.docker\\.io/", DOCKER_HUB + "/");
    return List.of(IN_LIBRARY.matcher(hub).replaceFirst(DOCKER_HUB + "/library/$1").split("/", -1));
  }

  public String repository() {
    return String.join("/", path);
  }
}
