package dev.k8spark.testsupport.scorecard;

import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Counts what {@link SourceMetrics} holds in the syntax trees of javac. */
final class SourceScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

  private final DocTrees trees;
  final List<Integer> methods = new ArrayList<>();
  final Map<String, Integer> types = new TreeMap<>();
  final Map<String, Set<String>> defaults = new TreeMap<>();
  final List<String> staticVariables = new ArrayList<>();
  final List<String> setters = new ArrayList<>();
  int sealedTypes;
  int publicMethods;
  int documentedMethods;

  SourceScanner(DocTrees trees) {
    this.trees = trees;
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
    if (!type.getSimpleName().isEmpty()) {
      types.merge(type.getSimpleName().toString(), 1, Integer::sum);
    }
    if (type.getModifiers().getFlags().contains(Modifier.SEALED)) {
      sealedTypes++;
    }
    return super.visitClass(type, null);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
    long start = trees.getSourcePositions().getStartPosition(unit(), method);
    // A canonical constructor of a record has no place of its own.
    if (method.getBody() != null && lineAt(end(method)) > 0 && start >= 0) {
      methods.add((int) (lineAt(end(method)) - lineOfName(method) + 1));
    }
    if (isPublic(method) && !isOverride(method.getModifiers()) && method.getReturnType() != null) {
      publicMethods++;
      documentedMethods += trees.getDocComment(getCurrentPath()) == null ? 0 : 1;
      String name = method.getName().toString();
      if (name.matches("set[A-Z].*") && method.getReturnType().toString().equals("void")) {
        setters.add(place(name));
      }
    }
    return super.visitMethod(method, null);
  }

  /** Members of interfaces are public without the word. */
  private boolean isPublic(MethodTree method) {
    TreePath parent = getCurrentPath().getParentPath();
    return method.getModifiers().getFlags().contains(Modifier.PUBLIC)
        || (parent.getLeaf().getKind() == Tree.Kind.INTERFACE
            && !method.getModifiers().getFlags().contains(Modifier.PRIVATE));
  }

  private static boolean isOverride(ModifiersTree modifiers) {
    return modifiers.getAnnotations().stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
  }

  /** Annotations above a method do not count as lines of it. */
  private long lineOfName(MethodTree method) {
    Tree first = method.getReturnType() == null ? method.getBody() : method.getReturnType();
    return lineAt(trees.getSourcePositions().getStartPosition(unit(), first));
  }

  @Override
  public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
    var flags = variable.getModifiers().getFlags();
    Tree.Kind owner = getCurrentPath().getParentPath().getLeaf().getKind();
    boolean isField = owner == Tree.Kind.CLASS || owner == Tree.Kind.RECORD;
    if (isField && flags.contains(Modifier.STATIC) && !flags.contains(Modifier.FINAL)) {
      staticVariables.add(place(variable.getName().toString()));
    }
    return super.visitVariable(variable, null);
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
    inspect(tree.getCases(), tree);
    return super.visitSwitch(tree, null);
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
    inspect(tree.getCases(), tree);
    return super.visitSwitchExpression(tree, null);
  }

  private void inspect(List<? extends CaseTree> cases, Tree tree) {
    List<? extends CaseLabelTree> labels =
        cases.stream().flatMap(branch -> branch.getLabels().stream()).toList();
    boolean hasDefault = labels.stream().anyMatch(DefaultCaseLabelTree.class::isInstance);
    if (hasDefault) {
      String place = place("" + lineAt(trees.getSourcePositions().getStartPosition(unit(), tree)));
      labels.stream()
          .filter(PatternCaseLabelTree.class::isInstance)
          .map(label -> matchedType(((PatternCaseLabelTree) label).getPattern().toString()))
          .forEach(type -> defaults.computeIfAbsent(type, _ -> new TreeSet<>()).add(place));
    }
  }

  /** Returns the simple name of the type that a pattern such as {@code Node.Text text} tests. */
  private static String matchedType(String pattern) {
    String type = pattern.split("[ (<]", 2)[0];
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private String place(String detail) {
    String name = unit().getSourceFile().getName();
    return name.substring(name.lastIndexOf('/') + 1) + ":" + detail;
  }

  private CompilationUnitTree unit() {
    return getCurrentPath().getCompilationUnit();
  }

  private long end(Tree tree) {
    return trees.getSourcePositions().getEndPosition(unit(), tree);
  }

  private long lineAt(long offset) {
    return offset < 0 ? -1 : unit().getLineMap().getLineNumber(offset);
  }
}
