package dev.sweep.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads a file as the text that YAML may consist of. */
final class SourceText {
  private static final long LARGEST = 64L << 20;

  private final String source;
  private final Faults faults;

  private SourceText(String source, Faults faults) {
    this.source = source;
    this.faults = faults;
  }

  /**
   * Returns the text of {@code file}, or null after noting why there is none.
   *
   * @param from where the file is asked for: faults of opening it are noted there
   */
  static @Nullable String read(Path file, Position from, Faults faults) {
    faults.source(file.toString());
    try {
      if (Files.isDirectory(file)) {
        faults.add(from, "cannot read " + file + ": it is a directory; give a file");
        return null;
      }
      if (Files.size(file) > LARGEST) {
        faults.add(from, "cannot read " + file + ": it is larger than 64 MiB");
        return null;
      }
      return new SourceText(file.toString(), faults).decode(Files.readAllBytes(file));
    } catch (IOException e) {
      faults.add(from, "cannot read " + file + ": " + reason(e));
      return null;
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file; check the path";
      case AccessDeniedException _ -> "permission denied; make it readable";
      default -> String.valueOf(e.getMessage());
    };
  }

  private @Nullable String decode(byte[] bytes) {
    if (isWide(bytes)) {
      faults.add(new Position(source, 1, 1), "not UTF-8 but UTF-16 or UTF-32; save it as UTF-8");
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(in, out, true);
    String text = withoutMark(out.flip().toString());
    if (result.isError()) {
      String hex = HexFormat.of().withUpperCase().toHexDigits(in.get(in.position()));
      faults.add(
          positionOf(text, text.length()), "not UTF-8: byte 0x" + hex + "; save it as UTF-8");
      return null;
    }
    return printable(text) ? text : null;
  }

  /** Byte order marks, or an ASCII character with a zero byte beside it. */
  private static boolean isWide(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int pair = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    return pair == 0xfeff || pair == 0xfffe || bytes[0] == 0 || bytes[1] == 0;
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private boolean printable(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (!StreamReader.isPrintable(c)) {
        String code = "U+" + HexFormat.of().withUpperCase().toHexDigits((char) c);
        faults.add(positionOf(text, i), "character " + code + " is not allowed; remove it");
        return false;
      }
    }
    return true;
  }

  private Position positionOf(String text, int offset) {
    return position(source, text, offset);
  }

  /** Returns the place of the character at {@code offset} of {@code text}, counted from 0. */
  static Position position(String source, String text, int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Position(source, line, text.codePointCount(lineStart, offset) + 1);
  }
}
