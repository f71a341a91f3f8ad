package dev.k8spark.read;

import com.typesafe.config.impl.HoconSyntax.ArrayNode;
import com.typesafe.config.impl.HoconSyntax.Concatenation;
import com.typesafe.config.impl.HoconSyntax.HoconToken;
import com.typesafe.config.impl.HoconSyntax.IncludeNode;
import com.typesafe.config.impl.HoconSyntax.ObjectNode;
import com.typesafe.config.impl.HoconSyntax.SyntaxNode;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;

/** Reports parts of HOCON that the job language leaves out. */
record ForbiddenHocon(SourceFile file) {

  Diagnostic refuseInclude(IncludeNode include) {
    return refuse(include, "`include` is not part of the job language")
        .withHelp("write `extends = [\"%s\"]` at the top of the file".formatted(include.name()));
  }

  Diagnostic refuseAppend(HoconToken separator) {
    return refuse(separator, "`+=` is not part of the job language: layers replace lists")
        .withHelp("write the whole list with `=`");
  }

  Diagnostic refuseOptional(HoconToken reference) {
    String name = reference.text().substring(3, reference.text().length() - 1).strip();
    return refuse(
            reference, "`%s` would read as nothing where it is not set".formatted(reference.text()))
        .withHelp(
            "write `${%s}`, and give it a value; a parameter may have a `default`".formatted(name));
  }

  Diagnostic refuseConcatenation(Concatenation concatenation) {
    boolean maps = concatenation.parts().stream().anyMatch(ObjectNode.class::isInstance);
    boolean lists = concatenation.parts().stream().anyMatch(ArrayNode.class::isInstance);
    String what = maps && lists ? "a map and a list" : maps ? "a map" : "a list";
    return refuse(
            secondOf(concatenation),
            "%s cannot be joined with what stands beside it".formatted(what))
        .withLabel("joined here")
        .withOther(spanOf(concatenation.parts().getFirst()), "with this")
        .withHelp(
            "write one " + (maps ? "map: its keys merge with those of lower layers" : "list"));
  }

  Diagnostic reportClash(KeyPath path, Span here, String label, Span there, String otherLabel) {
    return Diagnostic.of(
            Code.PREFIX_CLASH,
            here,
            "`%s` is a value in one place and a map in another".formatted(path))
        .withLabel(label)
        .withOther(there, otherLabel)
        .withHelp("keep one: HOCON would drop the other without a word");
  }

  private SyntaxNode secondOf(Concatenation concatenation) {
    return concatenation.parts().stream()
        .skip(1)
        .filter(node -> !(node instanceof HoconToken token && token.text().isBlank()))
        .findFirst()
        .orElse(concatenation);
  }

  private Diagnostic refuse(SyntaxNode node, String message) {
    return Diagnostic.of(Code.NOT_IN_LANGUAGE, spanOf(node), message);
  }

  private Span spanOf(SyntaxNode node) {
    return new Span(file, node.start(), node.end());
  }
}
