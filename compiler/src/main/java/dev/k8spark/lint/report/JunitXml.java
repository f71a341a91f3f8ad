package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.TerminalText;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes test results as XML; what XML cannot hold in any spelling is shown as a replacement. */
final class JunitXml {

  private final XMLStreamWriter xml;

  private JunitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String write(List<JunitSuite> suites) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JunitXml(xml).suites(suites);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a report in memory cannot be written", e);
    }
    return text.toString();
  }

  private void suites(List<JunitSuite> suites) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line();
    xml.writeStartElement("testsuites");
    attribute("name", "k8spark");
    line();
    for (JunitSuite suite : suites) {
      suite(suite);
    }
    xml.writeEndElement();
    line();
    xml.writeEndDocument();
  }

  private void suite(JunitSuite suite) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    attribute("name", suite.name());
    attribute("tests", String.valueOf(suite.cases().size()));
    attribute("failures", String.valueOf(suite.failures()));
    attribute("errors", "0");
    attribute("skipped", String.valueOf(suite.skipped()));
    line();
    for (JunitSuite.Case testcase : suite.cases()) {
      testcase(suite.name(), testcase);
      line();
    }
    xml.writeEndElement();
    line();
  }

  private void testcase(String suite, JunitSuite.Case testcase) throws XMLStreamException {
    boolean isEmpty =
        testcase.result() instanceof JunitSuite.TestResult.Passed(String note) && note == null;
    if (isEmpty) {
      xml.writeEmptyElement("testcase");
    } else {
      xml.writeStartElement("testcase");
    }
    attribute("name", testcase.name());
    attribute("classname", suite);
    if (!isEmpty) {
      result(testcase.result());
      xml.writeEndElement();
    }
  }

  private void result(JunitSuite.TestResult result) throws XMLStreamException {
    switch (result) {
      case JunitSuite.TestResult.Passed(String note) -> {
        xml.writeStartElement("system-out");
        xml.writeCharacters(valid(note == null ? "" : note));
        xml.writeEndElement();
      }
      case JunitSuite.TestResult.Failed(String type, String message, String text) -> {
        xml.writeStartElement("failure");
        attribute("type", type);
        attribute("message", message);
        xml.writeCharacters(valid(text));
        xml.writeEndElement();
      }
      case JunitSuite.TestResult.Skipped(String why) -> {
        xml.writeEmptyElement("skipped");
        if (why != null) {
          attribute("message", why);
        }
      }
    }
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, valid(value));
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  private static String valid(String text) {
    StringBuilder valid = new StringBuilder(text.length());
    TerminalText.visibleLines(text)
        .codePoints()
        .map(JunitXml::valid)
        .forEach(valid::appendCodePoint);
    return valid.toString();
  }

  private static int valid(int point) {
    boolean isWhite = point == '\t' || point == '\n';
    boolean isText =
        point >= 0x20 && point != 0xFFFE && point != 0xFFFF && !(point >= 0xD800 && point < 0xE000);
    return isWhite || isText ? point : 0xFFFD;
  }
}
