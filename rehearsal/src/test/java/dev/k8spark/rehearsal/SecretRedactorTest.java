package dev.k8spark.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SecretRedactorTest {

  @Test
  void aValueIsHiddenWhereverItStands() {
    SecretRedactor redaction = redactorOf("tok-9f8e7d\n");

    assertThat(redaction.apply("Bearer tok-9f8e7d, again:tok-9f8e7d"))
        .isEqualTo("Bearer ***, again:***");
    assertThat(redaction.apply("nothing of it")).isEqualTo("nothing of it");
    assertThat(redaction.warning()).isEmpty();
  }

  @Test
  void itsBase64IsHiddenWithAndWithoutPaddingAndForAddresses() {
    String value = "pass~~word??>";
    byte[] bytes = value.getBytes(UTF_8);
    SecretRedactor redaction = redactorOf(value);

    for (Base64.Encoder encoder :
        new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
      assertThat(redaction.apply("x " + encoder.encodeToString(bytes))).isEqualTo("x ***");
      assertThat(redaction.apply(encoder.withoutPadding().encodeToString(bytes))).isEqualTo("***");
    }
  }

  @Test
  void eachLineOfALongValueIsHiddenAndItsFormInJson() {
    SecretRedactor redaction = redactorOf("first \"line\"\nsecond line");

    assertThat(redaction.apply("second line")).isEqualTo("***");
    assertThat(redaction.apply("{\"cause\":\"first \\\"line\\\"\\nsecond line\"}"))
        .isEqualTo("{\"cause\":\"***\"}");
  }

  @Test
  void aLongerValueIsHiddenWhole() {
    SortedMap<String, byte[]> values = new TreeMap<>();
    values.put("a.short", "secret".getBytes(UTF_8));
    values.put("a.long", "secret-and-more".getBytes(UTF_8));

    assertThat(SecretRedactor.of(values).apply("secret-and-more, secret")).isEqualTo("***, ***");
  }

  @Test
  void whatIsTooShortToHideIsSaid() {
    SecretRedactor redaction = redactorOf("root");

    assertThat(redaction.apply("/root/root")).isEqualTo("/root/root");
    assertThat(redaction.warning())
        .contains("note: with fewer than 6 characters a value cannot be hidden: a.key");
    assertThat(redactorOf("").warning()).isEmpty();
  }

  private static SecretRedactor redactorOf(String value) {
    SortedMap<String, byte[]> values = new TreeMap<>();
    values.put("a.key", value.getBytes(UTF_8));
    return SecretRedactor.of(values);
  }
}
