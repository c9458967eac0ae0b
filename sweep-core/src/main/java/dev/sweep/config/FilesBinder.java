package dev.sweep.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds {@code files} of a command. */
final class FilesBinder {
  private static final List<String> FORMS = List.of("template", "link");

  private final Faults faults;
  private final Path directory;
  private final TemplateChecker templates;

  /**
   * @param directory of the configuration, from which templates and links lead
   */
  FilesBinder(Path directory, TemplateChecker templates, Faults faults) {
    this.faults = faults;
    this.directory = directory;
    this.templates = templates;
  }

  /** Returns the files of {@code node} in file order; none if it is null. */
  List<PointFile> bind(@Nullable Node node) {
    Section section = node == null ? null : Section.of(node, "files", faults);
    List<PointFile> files = new ArrayList<>();
    if (section != null) {
      List<Node.Entry> entries = section.mapping().entries();
      entries.forEach(entry -> add(files, entry));
      checkClashes(entries);
    }
    return files;
  }

  private void add(List<PointFile> files, Node.Entry entry) {
    boolean named = new FileName(faults).check(entry.key(), "a file of a point");
    PointFile file = file(entry);
    if (named && file != null) {
      files.add(file);
    }
  }

  private @Nullable PointFile file(Node.Entry entry) {
    if (entry.value() instanceof Node.Mapping mapping) {
      return elsewhere(entry.name(), new Section(mapping, "file '" + entry.name() + "'", faults));
    }
    if (entry.value() instanceof Node.Scalar text && !text.isNull()) {
      templates.check(text);
      return new PointFile.Text(entry.name(), text.text());
    }
    faults.add(
        entry.value().position(),
        "file '%s' must be a text, or {template: FILE} or {link: FILE}, not %s"
            .formatted(entry.name(), entry.value().described()));
    return null;
  }

  private @Nullable PointFile elsewhere(String name, Section section) {
    int before = faults.count();
    section.check(FORMS, List.of());
    List<Node.Entry> forms = section.entries(FORMS);
    if (faults.count() > before) {
      return null;
    } else if (forms.size() != 1) {
      faults.add(
          section.mapping().position(),
          section.what() + " needs one of template and link, such as {template: deck.in}");
      return null;
    }
    Node.Entry form = forms.getFirst();
    Path path = existing(form, section.name(form.name()));
    if (path == null) {
      return null;
    }
    return form.name().equals("link")
        ? new PointFile.Link(name, path)
        : template(name, path, form.value());
  }

  private @Nullable PointFile template(String name, Path path, Node node) {
    String text = SourceText.read(path, node.position(), faults);
    if (text == null) {
      return null;
    }
    templates.check(text, offset -> SourceText.position(path.toString(), text, offset));
    return new PointFile.Text(name, text);
  }

  private @Nullable Path existing(Node.Entry form, String what) {
    String text = new ScalarReader(faults).text(form.value(), what);
    if (text == null) {
      return null;
    }
    try {
      Path path = directory.resolve(text).normalize();
      if (Files.exists(path)) {
        return form.name().equals("link") ? path.toAbsolutePath() : path;
      }
      faults.add(form.value().position(), what + " does not exist: no " + path);
    } catch (InvalidPathException e) {
      faults.add(form.value().position(), what + " is no path: " + e.getMessage());
    }
    return null;
  }

  /** Notes each file whose name another needs for a directory. */
  private void checkClashes(List<Node.Entry> entries) {
    for (Node.Entry entry : entries) {
      for (Node.Entry other : entries) {
        if (other.name().startsWith(entry.name() + "/")) {
          Node.Entry later = later(entry, other, entries);
          faults.add(
              later.key().position(),
              "'%s' cannot be a file when '%s' is one in it; rename one"
                  .formatted(entry.name(), other.name()));
        }
      }
    }
  }

  private static Node.Entry later(Node.Entry one, Node.Entry other, List<Node.Entry> entries) {
    return entries.indexOf(one) > entries.indexOf(other) ? one : other;
  }
}
