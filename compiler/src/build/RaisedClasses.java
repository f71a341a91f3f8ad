import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Gives a jar's classes of Java 5 the form of Java 17. No start-up cache takes such old ones, and
 * picocli has no others: each start would read and verify 160 of them.
 */
final class RaisedClasses {

  private static final int VERSION_AT = 6;

  private RaisedClasses() {}

  public static void main(String[] jars) throws IOException {
    Path jar = Path.of(jars[0]);
    Path raised = Path.of(jars[0] + ".raised");
    try (ZipFile in = new ZipFile(jar.toFile());
        URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
        OutputStream file = Files.newOutputStream(raised);
        ZipOutputStream out = new ZipOutputStream(file)) {
      ClassFile format =
          ClassFile.of(
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(classes)
                      .orElse(ClassHierarchyResolver.defaultResolver())));
      for (ZipEntry entry : Collections.list(in.entries())) {
        byte[] content = in.getInputStream(entry).readAllBytes();
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(
            entry.getName().endsWith(".class") && isOld(content) ? raise(format, content) : content);
      }
    }
    Files.move(raised, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isOld(byte[] content) {
    return ByteBuffer.wrap(content).getShort(VERSION_AT) < ClassFile.JAVA_6_VERSION;
  }

  /** Copies each method's code, for which the stack maps that newer classes need are made. */
  private static byte[] raise(ClassFile format, byte[] content) {
    ClassTransform code = ClassTransform.transformingMethodBodies((body, e) -> body.with(e));
    ClassTransform version =
        (type, element) -> {
          if (element instanceof ClassFileVersion) {
            type.withVersion(ClassFile.JAVA_17_VERSION, 0);
          } else {
            type.with(element);
          }
        };
    return format.transformClass(format.parse(content), code.andThen(version));
  }
}
