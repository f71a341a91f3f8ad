package dev.k8spark.runtime.contract;

import java.util.List;
import java.util.Set;

/** The names on which a compiled pod and the runtime in its image agree. */
public final class PodContract {

  /** The class that the container's command starts, with the role as its first argument. */
  public static final String MAIN_CLASS = "dev.k8spark.runtime.Main";

  /**
   * An argument of the driver's container: the arguments are the role's word, then this and a
   * class's name for a JVM job, the main file, and the user's own arguments.
   */
  public static final String CLASS_OPTION = "--class";

  /** The folder of all that starts Spark: in the image, or brought beside a plain Spark. */
  public static final String RUNTIME_HOME = "/opt/k8spark";

  /** Where the image keeps the Java arguments that its Spark on its Java needs in each role. */
  public static final String DRIVER_ARGUMENT_FILE = RUNTIME_HOME + "/driver.args";

  public static final String EXECUTOR_ARGUMENT_FILE = RUNTIME_HOME + "/executor.args";

  /** The runtime itself, beside them. */
  public static final String RUNTIME_JAR = RUNTIME_HOME + "/k8spark-runtime.jar";

  /** Reaps the processes that Python's workers leave; there where the runtime is brought only. */
  public static final String BROUGHT_TINI = RUNTIME_HOME + "/tini";

  /** Spark's own home in the image; the python sources lie in it. */
  public static final String SPARK_HOME = "/opt/spark";

  /** What is on the class path of both roles, in its order: as the argument files have it. */
  public static final List<String> CLASS_PATH =
      List.of(SPARK_HOME + "/conf", RUNTIME_JAR, SPARK_HOME + "/jars/*");

  /** Writable, empty at start, and the working directory of both roles. */
  public static final String WORK_DIR = "/opt/spark/work-dir";

  /** Writable: Spark's scratch space in both roles. */
  public static final String LOCAL_DIR = "/var/data/spark-local-dir-1";

  /** Annotations of the driver's pod, and the files that the kubelet makes of them. */
  public static final String CONF_ANNOTATION = "k8spark.dev/spark-properties";

  public static final String CONF_FILE = "/etc/k8spark/spark.properties";

  public static final String TEMPLATE_ANNOTATION = "k8spark.dev/executor-template";

  public static final String TEMPLATE_FILE = "/etc/k8spark/executor-template.yaml";

  /** What a URI of a file of the pod itself begins with, before its absolute path. */
  public static final String LOCAL = "local://";

  /** The folder in which an image has the job's own code, and the driver's pod what it brings. */
  public static final String APP = "/app/";

  /** Begins the annotations of the driver's pod that hold a file of {@link #APP}, by its name. */
  public static final String CODE_ANNOTATION_PREFIX = "k8spark.dev/code-";

  /**
   * What the files of those annotations must be: for each a line of its SHA-256, two spaces and its
   * path. Absent where the pod brings no code.
   */
  public static final String CODE_SHA256 = "K8SPARK_CODE_SHA256";

  /** On driver and executor: an entry for the uid, so that Hadoop's login knows a name. */
  public static final String PASSWD_ANNOTATION = "k8spark.dev/passwd";

  public static final String PASSWD_FILE = "/etc/passwd";

  /**
   * SHA-256 of the two files, in lower-case hex, as literals: the files must be what was compiled.
   */
  public static final String CONF_SHA256 = "K8SPARK_CONF_SHA256";

  public static final String TEMPLATE_SHA256 = "K8SPARK_TEMPLATE_SHA256";

  /** The line of Spark that the job was compiled for, such as {@code 4.3}; on both roles. */
  public static final String SPARK_LINE = "K8SPARK_SPARK_LINE";

  /**
   * On the driver: the words of the {@link Connector}s that the job needs, as {@link
   * Connector#join} writes them. Absent where it needs none.
   */
  public static final String CONNECTORS = "K8SPARK_CONNECTORS";

  /** Where the image says what it holds, as JSON; an image of someone's own may lack it. */
  public static final String IMAGE_DESCRIPTION = RUNTIME_HOME + "/image.json";

  /** From the downward API: who and where the driver's pod is. */
  public static final String POD_NAME = "K8SPARK_POD_NAME";

  public static final String POD_IP = "K8SPARK_POD_IP";

  public static final String NAMESPACE = "K8SPARK_NAMESPACE";

  /**
   * Secrets for Spark's configuration: the environment variable {@code K8SPARK_SECRET_CONF_<n>}
   * holds the value, and the property {@code k8spark.secret.K8SPARK_SECRET_CONF_<n>} in {@link
   * #CONF_FILE} holds the configuration key that it is for: one that no executor's pod shows, see
   * {@link ExecutorPods}.
   */
  public static final String SECRET_CONF_PREFIX = "K8SPARK_SECRET_CONF_";

  public static final String SECRET_KEY_PROPERTY_PREFIX = "k8spark.secret.";

  /**
   * In {@link #CONF_FILE}, for each entry of data a {@link DataProperty}: so that a failure can
   * name it, and a rehearsal can map it.
   */
  public static final String DATA_PROPERTY_PREFIX = "k8spark.data.";

  /** The warehouse of a job without a store for its tables: no folder can be made there. */
  public static final String NO_WAREHOUSE = "file:/proc/no-warehouse";

  /** Spark's properties that only the driver's pod can know: the runtime sets them at its start. */
  public static final Set<String> CONF_SET_AT_START =
      Set.of(
          "spark.app.id",
          "spark.driver.bindAddress",
          "spark.driver.host",
          "spark.kubernetes.driver.pod.name",
          "spark.kubernetes.executor.podNamePrefix",
          "spark.kubernetes.executor.podTemplateContainerName",
          "spark.kubernetes.executor.podTemplateFile",
          "spark.kubernetes.namespace",
          "spark.master",
          "spark.submit.deployMode");

  /** Where claims of data are mounted, each in a folder of the data's name. */
  public static final String CLAIMS = "/mnt/data/";

  /** Files with credentials of data, in a folder for each entry that has one. */
  public static final String DATA_SECRETS = "/etc/k8spark/data/";

  /** Logins of Kafka's clients, which the runtime of both roles names to Java where it exists. */
  public static final String JAAS_FILE = DATA_SECRETS + "kafka/jaas.conf";

  /** Certificates in PEM, in a folder for each store: both roles trust them beside Java's own. */
  public static final String CERTIFICATES = "/etc/k8spark/certificates/";

  /** Hadoop's files of configuration, which both roles find as if on their class path. */
  public static final String HADOOP_CONF = "/etc/k8spark/hadoop";

  /** The folder of what both roles know of Kerberos. */
  public static final String KERBEROS = "/etc/k8spark/kerberos";

  /**
   * Kerberos' realms and servers, which the runtime of both roles names to Java where it exists.
   */
  public static final String KRB5_FILE = KERBEROS + "/krb5.conf";

  /** The folder of the driver's keys. */
  public static final String KEYTABS = "/etc/k8spark/keytab";

  /** The keys with which a driver logs in to Kerberos; no executor has them. */
  public static final String KEYTAB_FILE = KEYTABS + "/keytab";

  /** Where the cause of a driver's end is written for {@code kubectl describe}. */
  public static final String TERMINATION_LOG = "/dev/termination-log";

  /**
   * A system property that no container has: a file to which the driver of a rehearsal appends what
   * happens in it, a line each: the time, a word, numbers. The words are {@code session}, {@code
   * executorAdded ID}, {@code executorRemoved ID} and {@code tasks STARTED ENDED DUE}, where those
   * of all stages so far are due.
   */
  public static final String EVENTS_PROPERTY = "k8spark.events";

  /** Listening ports, fixed so that network policies can name them. */
  public static final int DRIVER_PORT = 7078;

  public static final int BLOCK_MANAGER_PORT = 7079;

  /** The name that Spark looks for when it reads an executor's exit code. */
  public static final String EXECUTOR_CONTAINER = "spark-kubernetes-executor";

  public static final String DRIVER_CONTAINER = "spark-kubernetes-driver";

  private PodContract() {}
}
