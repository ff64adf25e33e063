package io.tidemark.desk.live;

import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.UUID;

/**
 * Which ledger a run writes, kept in {@code state.dir} from one start to the next. A ledger is what
 * one reading of the inputs from their beginning makes: while checkpoints are resumed it stays the
 * same; a start without one is a new ledger, unless the one before never came to its first
 * checkpoint and so has published nothing.
 */
public final class LedgerIdentity {
  private static final String ID = "id";
  private static final String PUBLISHED = "published";

  private final Path file;
  private final String id;

  private LedgerIdentity(Path file, String id) {
    this.file = file;
    this.id = id;
  }

  /**
   * The identity of this start; written down if it is new.
   *
   * @param resumes whether the trading job resumes from a checkpoint
   * @throws UserException if the setting {@code ledger.id} names another than the one resumed
   */
  public static LedgerIdentity of(Path file, Settings settings, boolean resumes)
      throws IOException {
    Properties kept = read(file);
    String named = settings.get(Keys.LEDGER_ID);
    String before = kept.getProperty(ID, "");
    if (resumes && !named.isEmpty() && !before.isEmpty() && !named.equals(before)) {
      throw new UserException(
          String.format(
              "ledger.id is %s, but the checkpoints in state.dir are of the ledger %s; leave the"
                  + " setting out, name another state.dir, or start anew with --fresh",
              named, before));
    }
    boolean same = resumes || !Boolean.parseBoolean(kept.getProperty(PUBLISHED));
    String id = !named.isEmpty() ? named : same && !before.isEmpty() ? before : random();
    LedgerIdentity identity = new LedgerIdentity(file, id);
    if (!id.equals(before)) {
      identity.write(false);
    }
    return identity;
  }

  /**
   * The ledger that settings name, or that a run keeps in {@code state.dir}.
   *
   * @throws UserException if there is none
   */
  public static String kept(Settings settings) throws IOException {
    String named = settings.get(Keys.LEDGER_ID);
    Path folder = Path.of(settings.get(Keys.STATE_DIR));
    String id = named.isEmpty() ? read(StateFolder.ledger(folder)).getProperty(ID, "") : named;
    if (id.isEmpty()) {
      throw new UserException(
          "ledger.id is blank, and state.dir, which is " + folder + ", holds no ledger");
    }
    return id;
  }

  /** A name that nobody else has. */
  public static String random() {
    return UUID.randomUUID().toString();
  }

  /** The name. */
  public String id() {
    return id;
  }

  /** Notes that the ledger's first checkpoint is complete, so that its rows are published. */
  public void published() throws IOException {
    write(true);
  }

  private static Properties read(Path file) throws IOException {
    Properties kept = new Properties();
    if (Files.exists(file)) {
      kept.load(new StringReader(Files.readString(file)));
    }
    return kept;
  }

  private void write(boolean published) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, ID + "=" + id + "\n" + PUBLISHED + "=" + published + "\n");
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
