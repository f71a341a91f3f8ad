package dev.k8spark.rehearsal.report;

import dev.k8spark.rehearsal.report.RunReport.CallCount;
import dev.k8spark.rehearsal.report.RunReport.MemoryTerms;
import dev.k8spark.rehearsal.report.RunReport.PodSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs as they could have gone. */
enum SampleReports {
  /** A driver and two executors, and all is well. */
  COMPLETE,
  /** Executors are killed, so the first driver gives up; in the second one the program throws. */
  FAILED,
  /** The Role lacks a verb, so there is no session; the driver leaves plain text. */
  REFUSED,
  /** Every text is as bad as it can be. */
  HOSTILE,
  /** 200 executors, one of which fails, and one never starts. */
  MANY;

  /** The folder of their goldens. */
  static final String GOLDENS = "rehearsal/";

  private static final String JOB = "pi-python-c59e8384";

  RunReport report() {
    return switch (this) {
      case COMPLETE -> complete();
      case FAILED -> failed();
      case REFUSED -> refused();
      case HOSTILE -> hostile();
      case MANY -> many();
    };
  }

  /** The file of its golden. */
  String file(String ending) {
    return name().toLowerCase(Locale.ROOT) + "." + ending;
  }

  private static RunReport complete() {
    String message =
        "{'event':'k8spark: end','role':'driver','exitCode':0,'name':'SUCCEEDED',"
            + "'cause':'the program ended and Spark was stopped','times':{"
            + times("jvm", 0.9, "session", 5.1, "firstExecutor", 8.9)
            + ","
            + times("firstTask", 9.4, "end", 15.2)
            + "}}";
    return new RunReport(
        JOB,
        "spark-samples",
        "4.3.0",
        25,
        "Complete",
        "",
        0,
        message.replace('\'', '"'),
        steps(0.6, 0.9, 5.4, 5.6, 8.9, 9.4),
        timeAt(0),
        timeAt(16.4),
        List.of(
            driver("driver", 0.6, 15.9, 0),
            executor("exec-1", 5.4, 15.1, 0, 702),
            executor("exec-2", 5.5, 15.1, 143, 0)),
        calls(JOB + "-driver"),
        List.of(),
        List.of("delete pods, for executors that fail"),
        List.of("the image has Python 3.11.2, this machine has 3.13.5"));
  }

  private static RunReport failed() {
    String message =
        "{'event':'k8spark: end','role':'driver','exitCode':1,'name':'FAILED',"
            + "'cause':'ValueError: no orders for 2026-11-22\\n  in orders.py, line 31','times':{"
            + times("jvm", 41.2, "session", 45.3, "firstExecutor", 49.0)
            + ","
            + times("end", 49.9)
            + "}}";
    return new RunReport(
        JOB,
        "spark-samples",
        "3.5.9",
        17,
        "Failed",
        "PodFailurePolicy: container spark-kubernetes-driver failed with exit code 1",
        1,
        message.replace('\'', '"'),
        steps(0.5, 0.8, 5.0, 5.3, 9.0, 12.0),
        timeAt(0),
        timeAt(51.3),
        List.of(
            driver("driver", 0.5, 39.8, 84),
            executor("exec-1", 5.0, 20.0, 137, 1502),
            executor("exec-2", 5.1, 39.1, 137, 1499),
            driver("driver-2", 40.8, 50.4, 1),
            executor("exec-3", 45.6, 49.7, 0, 633)),
        calls(JOB + "-driver"),
        List.of(),
        List.of(),
        List.of());
  }

  private static RunReport refused() {
    return new RunReport(
        JOB,
        "spark-samples",
        "4.3.0",
        25,
        "Failed",
        "BackoffLimitExceeded: Job has reached the specified backoff limit",
        85,
        "Exception in thread \"main\": pods is forbidden",
        steps(0.5, 0.8),
        timeAt(0),
        timeAt(7.1),
        List.of(driver("driver", 0.5, 6.3, 85)),
        List.of(new CallCount(JOB + "-driver", "get", "pods", 1)),
        List.of(
            "pi-python-driver may not create pods: Role pi-python-driver lacks the verb, which the"
                + " driver needs to ask for executors"),
        List.of("list pods", "watch pods", "delete pods", "deletecollection pods"),
        List.of());
  }

  private static RunReport hostile() {
    String bad = "</title><script>document.title='owned'</script><img src=x onerror=alert(1)>\"'&";
    String wide = "x".repeat(300) + "\u202e\u0007\u001b[31m";
    RunReport good = complete();
    return new RunReport(
        bad,
        bad,
        bad,
        25,
        "Failed",
        wide,
        7,
        bad + "\n" + wide,
        good.moments(),
        good.start(),
        good.end(),
        List.of(
            pod("a" + bad, "driver", bad, 0.6, 15.9, 7, new MemoryTerms(10, 10, 0, 0, 0, 4)),
            pod("b" + wide, bad, wide, 0.6, 0.6, 0, new MemoryTerms(0, 0, 0, 0, 0, 0))),
        List.of(new CallCount(bad, wide, bad, Integer.MAX_VALUE)),
        List.of(bad, wide),
        List.of(bad, wide),
        List.of(bad, wide));
  }

  private static RunReport many() {
    RunReport good = complete();
    List<PodSummary> pods = new ArrayList<>(List.of(driver("driver", 0.6, 15.9, 0)));
    for (int i = 1; i <= 198; i++) {
      pods.add(executor("exec-" + i, 5.2 + i / 80.0, 15.1, 0, 500 + i));
    }
    pods.add(executor("exec-199", 7.9, 9.0, 137, 1433));
    PodSummary last = executor("exec-200", 7.9, 15.1, 0, 0);
    pods.add(
        new PodSummary(
            last.name(),
            last.role(),
            last.label(),
            last.created(),
            null,
            null,
            null,
            last.memory()));
    return new RunReport(
        JOB,
        "spark-samples",
        "4.3.0",
        25,
        "Complete",
        "",
        0,
        good.message(),
        good.moments(),
        good.start(),
        good.end(),
        pods,
        calls(JOB + "-driver"),
        List.of(),
        List.of(),
        List.of());
  }

  private static List<CallCount> calls(String account) {
    return List.of(
        new CallCount(account, "create", "pods", 2),
        new CallCount(account, "deletecollection", "pods", 1),
        new CallCount(account, "get", "pods", 1),
        new CallCount(account, "list", "pods", 3),
        new CallCount(account, "watch", "pods", 1));
  }

  private static PodSummary driver(String label, double created, double ended, int exitCode) {
    MemoryTerms memory = new MemoryTerms(1433, 1024, 0, 0, 409, 611);
    return pod(JOB + "-x7k2p", "driver", label, created, ended, exitCode, memory);
  }

  private static PodSummary executor(
      String label, double created, double ended, int exitCode, int peak) {
    MemoryTerms memory = new MemoryTerms(1945, 1024, 256, 256, 409, peak);
    return pod(JOB + "-" + label, "executor", label, created, ended, exitCode, memory);
  }

  private static PodSummary pod(
      String name,
      String role,
      String label,
      double created,
      double ended,
      int exitCode,
      MemoryTerms memory) {
    Instant started = timeAt(Math.min(created + 0.3, ended));
    return new PodSummary(
        name, role, label, timeAt(created), started, timeAt(ended), exitCode, memory);
  }

  private static SortedMap<RunStep, Instant> steps(double... seconds) {
    SortedMap<RunStep, Instant> steps = new TreeMap<>();
    Iterator<RunStep> next = List.of(RunStep.values()).iterator();
    for (double second : seconds) {
      steps.put(next.next(), timeAt(second));
    }
    return steps;
  }

  private static String times(Object... namesAndSeconds) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < namesAndSeconds.length; i += 2) {
      fields.add(
          "'%s':'%s'".formatted(namesAndSeconds[i], timeAt((double) namesAndSeconds[i + 1])));
    }
    return String.join(",", fields);
  }

  private static Instant timeAt(double seconds) {
    return Instant.parse("2026-11-22T06:00:00Z").plusMillis(Math.round(seconds * 1000));
  }
}
