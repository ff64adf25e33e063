package io.tidemark.job.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The bytes of each codec as the file golden.txt has them. A difference means that state and
 * records written by the last release read differently now: give the format a new number and keep
 * reading the old one, and only then change the file.
 */
final class GoldenBytesTest {
  private static final int SAMPLES = 12;
  private static final int SHOWN = 48;

  @Test
  void bytesAreThoseOfTheLastRelease() throws Exception {
    StringBuilder actual = new StringBuilder();
    for (var line : lines().entrySet()) {
      actual.append(line.getKey()).append(' ').append(line.getValue()).append('\n');
    }
    assertThat(actual.toString()).isEqualTo(golden());
  }

  @Test
  void goldenFileHasEveryCodec() throws IOException {
    assertThat(golden().lines().map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactlyElementsOf(
            CodecCase.all().stream().map(CodecCase::name).sorted().collect(Collectors.toList()));
  }

  /** The first bytes as they are, all samples as a digest, since some are long. */
  private static TreeMap<String, String> lines() throws Exception {
    TreeMap<String, String> lines = new TreeMap<>();
    for (CodecCase<?> codec : CodecCase.all()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (long seed = 1; seed <= SAMPLES; seed++) {
        digest.update(codec.write(seed));
      }
      byte[] first = codec.write(1);
      HexFormat hex = HexFormat.of();
      lines.put(
          codec.name(),
          hex.formatHex(first, 0, Math.min(SHOWN, first.length))
              + " "
              + hex.formatHex(digest.digest()));
    }
    return lines;
  }

  private static String golden() throws IOException {
    try (InputStream in = GoldenBytesTest.class.getResourceAsStream("golden.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
