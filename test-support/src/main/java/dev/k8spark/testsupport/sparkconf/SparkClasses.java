package dev.k8spark.testsupport.sparkconf;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The classes of one jar, by their internal names. Nothing is loaded or run.
 *
 * @param byName what each class file says
 */
record SparkClasses(Map<String, ClassModel> byName) {

  static SparkClasses read(Path file) throws IOException {
    Map<String, ClassModel> classes = new HashMap<>();
    try (JarFile jar = new JarFile(file.toFile())) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().endsWith(".class")) {
          try (InputStream bytes = jar.getInputStream(entry)) {
            ClassModel model = ClassFile.of().parse(bytes.readAllBytes());
            classes.put(model.thisClass().asInternalName(), model);
          }
        }
      }
    }
    return new SparkClasses(Map.copyOf(classes));
  }

  /** Returns a class that the jar has. */
  ClassModel require(String name) {
    return Objects.requireNonNull(byName.get(name), name);
  }

  /** Returns the methods that a class has itself; none for one that is not of the jar. */
  Stream<MethodReference> methodsOf(String name) {
    return models(name)
        .map(
            method ->
                new MethodReference(
                    name, method.methodName().stringValue(), method.methodType().stringValue()));
  }

  /** Returns the method's model, if its owner has it itself. */
  Optional<MethodModel> find(MethodReference method) {
    return models(method.owner())
        .filter(
            model ->
                model.methodName().equalsString(method.name())
                    && model.methodType().equalsString(method.type()))
        .findFirst();
  }

  private Stream<MethodModel> models(String name) {
    return Optional.ofNullable(byName.get(name)).stream().flatMap(c -> c.methods().stream());
  }

  /** Returns a class, then all that it extends and implements, the nearest first. */
  Set<String> lineageOf(String name) {
    Set<String> lineage = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.poll();
      if (lineage.add(next) && byName.containsKey(next)) {
        ClassModel model = require(next);
        Stream.concat(model.superclass().stream(), model.interfaces().stream())
            .map(ClassEntry::asInternalName)
            .forEach(open::add);
      }
    }
    return lineage;
  }
}
