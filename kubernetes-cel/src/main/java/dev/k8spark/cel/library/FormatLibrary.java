package dev.k8spark.cel.library;

import static dev.cel.common.types.SimpleType.STRING;
import static dev.k8spark.cel.library.FunctionOverload.declareGlobal;
import static dev.k8spark.cel.library.FunctionOverload.declareMember;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OptionalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code format.dns1123Label().validate(name)}: the formats that Kubernetes names. */
final class FormatLibrary {

  private static final CelType FORMAT = KubernetesOpaqueType.FORMAT.type();

  private FormatLibrary() {}

  static List<FunctionOverload> listOverloads() {
    List<NamedFormat> formats = NamedFormat.listAll();
    List<FunctionOverload> all = new ArrayList<>();
    for (NamedFormat format : formats) {
      String name = "format." + format.name();
      all.add(declareGlobal(name, "format_" + format.name(), FORMAT, List.of(), a -> format));
    }
    all.add(
        declareGlobal(
            "format.named",
            "format-named",
            OptionalType.create(FORMAT),
            List.of(STRING),
            a -> formats.stream().filter(format -> format.name().equals(a[0])).findFirst()));
    all.add(
        declareMember(
            "validate",
            "format-validate",
            OptionalType.create(ListType.create(STRING)),
            List.of(FORMAT, STRING),
            a -> validate((NamedFormat) a[0], (String) a[1])));
    return List.copyOf(all);
  }

  private static Optional<List<String>> validate(NamedFormat format, String text) {
    List<String> problems = format.validate(text);
    return problems.isEmpty() ? Optional.empty() : Optional.of(problems);
  }
}
