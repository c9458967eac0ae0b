package dev.sweep.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into words as a POSIX shell does (sections 2.2 and 2.6.5), without expanding
 * anything: blanks separate, quotes and backslashes keep characters as they are.
 */
final class ShellWords {
  private final String line;
  private final List<Word> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int start = -1;
  private int at;

  private ShellWords(String line) {
    this.line = line;
  }

  /** Returns the words of {@code line}. */
  static List<Word> split(String line) throws Unclosed {
    ShellWords splitter = new ShellWords(line);
    while (splitter.at < line.length()) {
      splitter.next(line.charAt(splitter.at));
    }
    splitter.endWord();
    return splitter.words;
  }

  private void next(char c) throws Unclosed {
    if (c == ' ' || c == '\t' || c == '\n') {
      endWord();
      at++;
      return;
    }
    start = start < 0 ? at : start;
    switch (c) {
      case '\'' -> singleQuoted();
      case '"' -> doubleQuoted();
      case '\\' -> escaped();
      default -> {
        word.append(c);
        at++;
      }
    }
  }

  private void endWord() {
    if (start >= 0) {
      words.add(new Word(word.toString(), start));
      word.setLength(0);
      start = -1;
    }
  }

  private void singleQuoted() throws Unclosed {
    int end = line.indexOf('\'', at + 1);
    if (end < 0) {
      throw new Unclosed(at, "quote ' is never closed");
    }
    word.append(line, at + 1, end);
    at = end + 1;
  }

  private void doubleQuoted() throws Unclosed {
    int open = at++;
    while (at < line.length() && line.charAt(at) != '"') {
      boolean escape = line.charAt(at) == '\\' && at + 1 < line.length();
      if (escape && "$`\"\\".indexOf(line.charAt(at + 1)) >= 0) {
        at++;
      }
      word.append(line.charAt(at++));
    }
    if (at == line.length()) {
      throw new Unclosed(open, "quote \" is never closed");
    }
    at++;
  }

  private void escaped() throws Unclosed {
    if (at + 1 == line.length()) {
      throw new Unclosed(at, "backslash at the end escapes nothing");
    }
    word.append(line.charAt(at + 1));
    at += 2;
  }

  /**
   * A word of a line.
   *
   * @param start where it begins in the line, counted from 0
   */
  record Word(String text, int start) {}

  /** A line that ends before a word does. */
  static final class Unclosed extends Exception {
    private static final long serialVersionUID = 1;
    private final int offset;

    Unclosed(int offset, String message) {
      super(message);
      this.offset = offset;
    }

    /** Returns where what is not closed begins, counted from 0. */
    int offset() {
      return offset;
    }
  }
}
