package dev.k8spark.report;

import dev.k8spark.diagnostic.Waiver;
import dev.k8spark.source.SourceFile;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Test results as JUnit writes them: a suite for each file, a case for each finding, or one that
 * passed. What does not fail the check is a case that passed, what is excused one that was skipped.
 */
final class JunitReport {

  private final Findings findings;
  private final XMLStreamWriter xml;

  private JunitReport(Findings findings, XMLStreamWriter xml) {
    this.findings = findings;
    this.xml = xml;
  }

  static String write(Findings findings) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JunitReport(findings, xml).suites();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a report in memory cannot be written", e);
    }
    return text.toString();
  }

  private void suites() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line();
    xml.writeStartElement("testsuites");
    attribute("name", "k8spark");
    line();
    Map<String, List<Finding>> byFile = shown();
    for (SourceFile file : findings.files()) {
      List<Finding> cases = byFile.remove(file.name());
      suite(findings.root().nameOf(file), cases == null ? List.of() : cases);
    }
    for (List<Finding> elsewhere : byFile.values()) {
      suite(findings.root().nameOf(elsewhere.getFirst().said().span().file()), elsewhere);
    }
    Optional<String> leftOut = findings.leftOut();
    if (leftOut.isPresent()) {
      leftOut(leftOut.get());
    }
    xml.writeEndElement();
    line();
    xml.writeEndDocument();
  }

  /** What is told and what is excused, by the name of the file. */
  private Map<String, List<Finding>> shown() {
    Set<String> told =
        findings.told().stream().map(Finding::fingerprint).collect(Collectors.toSet());
    return findings.all().stream()
        .filter(one -> !one.counts() || told.contains(one.fingerprint()))
        .collect(
            Collectors.groupingBy(
                one -> one.said().span().file().name(), TreeMap::new, Collectors.toList()));
  }

  private void suite(String name, List<Finding> cases) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    attribute("name", name);
    attribute("tests", String.valueOf(Math.max(1, cases.size())));
    attribute("failures", String.valueOf(cases.stream().filter(findings::fails).count()));
    attribute("errors", "0");
    attribute("skipped", String.valueOf(cases.stream().filter(one -> !one.counts()).count()));
    line();
    if (cases.isEmpty()) {
      xml.writeEmptyElement("testcase");
      attribute("name", "no findings");
      attribute("classname", name);
      line();
    }
    for (Finding one : cases) {
      testcase(name, one);
    }
    xml.writeEndElement();
    line();
  }

  private void leftOut(String words) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    attribute("name", "k8spark");
    attribute("tests", "1");
    attribute("failures", "0");
    attribute("errors", "0");
    attribute("skipped", "1");
    line();
    xml.writeStartElement("testcase");
    attribute("name", words);
    attribute("classname", "k8spark");
    xml.writeEmptyElement("skipped");
    xml.writeEndElement();
    line();
    xml.writeEndElement();
    line();
  }

  private void testcase(String suite, Finding one) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("name", "%s at line %d".formatted(one.said().id(), one.said().span().line()));
    attribute("classname", suite);
    if (!one.counts()) {
      xml.writeEmptyElement("skipped");
      attribute("message", excuse(one));
    } else if (findings.fails(one)) {
      xml.writeStartElement("failure");
      attribute("type", one.said().id());
      attribute("message", one.wording().title());
      xml.writeCharacters(valid(place(one) + one.wording().plain(findings.root())));
      xml.writeEndElement();
    } else {
      xml.writeStartElement("system-out");
      String word = one.said().severity().word().toUpperCase(Locale.ROOT);
      xml.writeCharacters(valid(word + " " + place(one) + one.wording().plain(findings.root())));
      xml.writeEndElement();
    }
    xml.writeEndElement();
    line();
  }

  private String place(Finding one) {
    return "%s:%d:%d: "
        .formatted(
            findings.root().nameOf(one.said().span().file()),
            one.said().span().line(),
            one.said().span().column());
  }

  private static String excuse(Finding one) {
    @Nullable Waiver waiver = one.said().waiver();
    return waiver == null
        ? "known in " + one.baseline()
        : "waived until %s: %s".formatted(waiver.until(), waiver.reason());
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, valid(value));
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  /** What XML 1.0 cannot hold in any spelling is shown as a replacement. */
  private static String valid(String text) {
    StringBuilder valid = new StringBuilder(text.length());
    text.codePoints().map(JunitReport::valid).forEach(valid::appendCodePoint);
    return valid.toString();
  }

  private static int valid(int point) {
    boolean isWhite = point == '\t' || point == '\n';
    boolean isText =
        point >= 0x20 && point != 0xFFFE && point != 0xFFFF && !(point >= 0xD800 && point < 0xE000);
    return isWhite || isText ? point : 0xFFFD;
  }
}
