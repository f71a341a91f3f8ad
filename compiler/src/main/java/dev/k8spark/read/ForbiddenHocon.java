package dev.k8spark.read;

import com.typesafe.config.impl.HoconSyntax.Block;
import com.typesafe.config.impl.HoconSyntax.Include;
import com.typesafe.config.impl.HoconSyntax.Items;
import com.typesafe.config.impl.HoconSyntax.Joined;
import com.typesafe.config.impl.HoconSyntax.Part;
import com.typesafe.config.impl.HoconSyntax.Piece;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;

/** What a user is told who writes HOCON that the job language leaves out. */
record ForbiddenHocon(SourceFile file) {

  Diagnostic include(Include include) {
    return refused(include, "`include` is not part of the job language")
        .withHelp("write `extends = [\"%s\"]` at the top of the file".formatted(include.name()));
  }

  Diagnostic append(Piece sign) {
    return refused(sign, "`+=` is not part of the job language: layers replace lists")
        .withHelp("write the whole list with `=`");
  }

  Diagnostic optional(Piece reference) {
    String name = reference.text().substring(3, reference.text().length() - 1).strip();
    return refused(
            reference, "`%s` would read as nothing where it is not set".formatted(reference.text()))
        .withHelp(
            "write `${%s}`, and give it a value; a parameter may have a `default`".formatted(name));
  }

  Diagnostic concatenation(Joined joined) {
    boolean maps = joined.parts().stream().anyMatch(Block.class::isInstance);
    boolean lists = joined.parts().stream().anyMatch(Items.class::isInstance);
    String what = maps && lists ? "a map and a list" : maps ? "a map" : "a list";
    return refused(second(joined), "%s cannot be joined with what stands beside it".formatted(what))
        .withLabel("joined here")
        .withOther(span(joined.parts().getFirst()), "with this")
        .withHelp(
            "write one " + (maps ? "map: its keys merge with those of lower layers" : "list"));
  }

  Diagnostic clash(KeyPath path, Span here, String label, Span there, String otherLabel) {
    return Diagnostic.of(
            Code.PREFIX_CLASH,
            here,
            "`%s` is a value in one place and a map in another".formatted(path))
        .withLabel(label)
        .withOther(there, otherLabel)
        .withHelp("keep one: HOCON would drop the other without a word");
  }

  private Part second(Joined joined) {
    return joined.parts().stream()
        .skip(1)
        .filter(part -> !(part instanceof Piece piece && piece.text().isBlank()))
        .findFirst()
        .orElse(joined);
  }

  private Diagnostic refused(Part part, String message) {
    return Diagnostic.of(Code.NOT_IN_LANGUAGE, span(part), message);
  }

  private Span span(Part part) {
    return new Span(file, part.start(), part.end());
  }
}
