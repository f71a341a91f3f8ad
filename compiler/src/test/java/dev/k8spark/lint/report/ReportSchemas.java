package dev.k8spark.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of those who read reports. */
public final class ReportSchemas {

  private static final JsonMapper JSON = new JsonMapper();

  private ReportSchemas() {}

  static void assertSarif(String report) throws IOException {
    assertHolds(report, "sarif-2.1.0-rtm.5.json", SpecificationVersion.DRAFT_4);
  }

  static void assertRdjson(String report) throws IOException {
    assertHolds(report, "rdjson-DiagnosticResult.json", SpecificationVersion.DRAFT_4);
  }

  static void assertGitlab(String report) throws IOException {
    assertHolds(report, "gitlab-code-quality.json", SpecificationVersion.DRAFT_2020_12);
  }

  public static void assertJunit(String report) throws IOException, SAXException {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    try (InputStream xsd = resource("junit-10.xsd")) {
      factory
          .newSchema(new StreamSource(xsd))
          .newValidator()
          .validate(new StreamSource(new StringReader(report)));
    }
  }

  private static void assertHolds(String report, String schema, SpecificationVersion version)
      throws IOException {
    try (InputStream text = resource(schema)) {
      Schema compiled = SchemaRegistry.withDefaultDialect(version).getSchema(JSON.readTree(text));
      assertThat(compiled.validate(JSON.readTree(report))).isEmpty();
    }
  }

  private static InputStream resource(String name) throws IOException {
    return Files.newInputStream(Path.of("src/test/resources/reports", name));
  }
}
