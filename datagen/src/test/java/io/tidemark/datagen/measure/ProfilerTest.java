package io.tidemark.datagen.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.datagen.report.Profile;
import org.junit.jupiter.api.Test;

/** What stacks tell. */
final class ProfilerTest {
  private static final String STACKS =
      """
      [market -> (encode) (1/1)#0 tid=7];java/lang/Thread.run;io/tidemark/job/A.b;io/tidemark/job/A.c;rocksdb::Get 3
      [rocksdb:low tid=9];rocksdb::Compact;memcpy 1
      [C2 CompilerThre tid=3];Compile::optimize 6
      """;

  @Test
  void sharesAreOfTheJobsAndAPartCountsOnceAStack() {
    Profile profile = Profiler.of(STACKS);
    assertThat(profile.samples()).isEqualTo(10);
    assertThat(profile.hot())
        .containsExactly(
            new Profile.Share("rocksdb::Get", 0.75), new Profile.Share("memcpy", 0.25));
    assertThat(profile.parts())
        .containsExactly(
            new Profile.Share("RocksDB", 1), new Profile.Share("io.tidemark.job.A", 0.75));
    assertThat(profile.parts().get(0).share()).isCloseTo(1, within(1e-9));
  }

  @Test
  void aClassStandsForThoseInItAndItsLambdas() {
    String stacks =
        """
        [market (1/1)#0 tid=7];io/tidemark/job/A$$Lambda$26.0x00007f48.accept;io/tidemark/job/A.b 1
        [market (1/1)#0 tid=7];io/tidemark/job/A.lambda$b$0;io/tidemark/job/A$Part.b 3
        """;
    assertThat(Profiler.of(stacks).parts())
        .containsExactly(new Profile.Share("io.tidemark.job.A", 1));
  }

  @Test
  void aLibraryWithoutSymbolsIsNamedWithoutItsFolder() {
    assertThat(Profiler.of("[rocksdb:low tid=9];/tmp/x-1/lib/librocksdbjni.so 1").hot())
        .containsExactly(new Profile.Share("librocksdbjni.so", 1));
  }

  @Test
  void nothingOfTheJobsIsNoShare() {
    assertThat(Profiler.of("[GC Thread#0 tid=1];f 2").hot()).isEmpty();
  }
}
