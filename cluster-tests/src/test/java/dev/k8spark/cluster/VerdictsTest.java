package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.testsupport.VerdictRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API server judges the tables of verdicts as they say. A test of the compiler holds our own
 * CEL to the same rows, so that both judge alike.
 */
@ClusterTest
class VerdictsTest {
  private static final String NAMESPACE = "k8spark-verdicts";
  private static final String POD_UID = "11111111-2222-3333-4444-555555555555";
  private static final String DRIVER = "pi-driver";
  private static final Pattern ACCOUNT = Pattern.compile("\"serviceAccountName\":\"([^\"]+)\"");
  private static final Pattern ROW = Pattern.compile("(row-[0-9]+)\"? (.*)");

  @AutoClose
  private final GuardedNamespace namespace = GuardedNamespace.create("verdicts", NAMESPACE);

  @Test
  void theApiServerJudgesEachRowAsTheTableSays(@TempDir Path folder) {
    List<VerdictRow> rows = rows();
    prepare(rows);
    Map<String, String> expected = new TreeMap<>();
    rows.forEach(row -> expected.put(row.toString(), row.verdict()));

    Map<String, String> verdicts = answers(namespace.kubectl(), rows, false);
    verdicts.putAll(answers(namespace.asDriver(DRIVER, POD_UID, folder), rows, true));

    assertThat(verdicts).isEqualTo(expected);
  }

  /** Accounts that pods name must exist, and the driver's may write pods at all. */
  private void prepare(List<VerdictRow> rows) {
    TreeSet<String> accounts = new TreeSet<>();
    rows.stream()
        .flatMap(row -> ACCOUNT.matcher(row.object().toString()).results())
        .filter(match -> !match.group(1).equals("default"))
        .forEach(match -> accounts.add(match.group(1)));
    accounts.forEach(account -> namespace.kubectl().run("create", "serviceaccount", account));
    namespace.kubectl().run("create", "role", "pods", "--verb=create", "--resource=pods");
    namespace
        .kubectl()
        .run(
            "create",
            "rolebinding",
            "pods",
            "--role=pods",
            "--serviceaccount=" + namespace.name() + ":" + DRIVER);
    VerdictRow refused = rows.stream().filter(VerdictRow::isRefused).findFirst().orElseThrow();
    namespace.awaitHeld(refused.object().toString());
  }

  /** Returns the API server's verdict on each row, in the words of the tables. */
  private static Map<String, String> answers(
      Kubectl kubectl, List<VerdictRow> rows, boolean fromDriver) {
    ObjectNode list = Kubectl.JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
    ArrayNode items = list.putArray("items");
    Map<String, VerdictRow> asked = new TreeMap<>();
    for (VerdictRow row : rows) {
      if (row.isFromDriver() == fromDriver) {
        String id = "row-" + items.size();
        ((ObjectNode) row.object().path("metadata")).put("name", id);
        items.add(row.object());
        asked.put(id, row);
      }
    }
    Command command =
        kubectl.tried(list.toString(), "create", "--dry-run=server", "--validate=false", "-f", "-");
    Map<String, String> verdicts = new TreeMap<>();
    for (String line : (command.out() + command.err()).split("\n", -1)) {
      Matcher row = ROW.matcher(line);
      if (row.find()) {
        VerdictRow judged = Objects.requireNonNull(asked.get(row.group(1)));
        verdicts.put(judged.toString(), verdict(judged, row.group(2)));
      }
    }
    return verdicts;
  }

  private static String verdict(VerdictRow row, String answer) {
    if (answer.startsWith("created")) {
      return VerdictRow.ACCEPTED;
    }
    return answer.contains("denied request: " + row.verdict() + ":") ? row.verdict() : answer;
  }

  private List<VerdictRow> rows() {
    return VerdictRow.readAll(text -> text.replace(NAMESPACE, namespace.name()));
  }
}
