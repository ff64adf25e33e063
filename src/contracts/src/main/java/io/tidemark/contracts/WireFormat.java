package io.tidemark.contracts;

import java.io.Serializable;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * How a record becomes bytes, so that a reader always knows the schema of the writer: Avro's
 * single-object encoding, or the Confluent format with a schema registry. It travels to the
 * machines that use it; encoders and decoders are made there, and serve one thread.
 */
public interface WireFormat extends Serializable {
  /** Reads a password where it is needed, so that it does not travel along. */
  interface Password extends Serializable {
    /** The password. */
    String read();
  }

  /** Makes bytes of records. */
  interface Encoder<T extends SpecificRecord> {
    /**
     * The record's bytes.
     *
     * @throws java.io.UncheckedIOException if a registry is needed and cannot be asked
     */
    byte[] encode(T value);
  }

  /** Makes records of bytes. */
  interface Decoder<T extends SpecificRecord> {
    /**
     * The record in some bytes, all of them.
     *
     * @throws Undecodable if there is none
     * @throws java.io.UncheckedIOException if a registry is needed and cannot be asked: the record
     *     may be good, so try again
     */
    T decode(byte[] bytes) throws Undecodable;
  }

  /**
   * An encoder.
   *
   * @param schema of the records
   * @param topic the full name of the topic they go to; a registry keeps schemas by it
   */
  <T extends SpecificRecord> Encoder<T> encoder(Schema schema, String topic);

  /**
   * A decoder.
   *
   * @param schema that records are returned in; the writer's may be older or newer
   */
  <T extends SpecificRecord> Decoder<T> decoder(Schema schema, String topic);

  /** Avro's single-object encoding: C3 01, the schema's fingerprint, the record. */
  static WireFormat singleObject() {
    return new SingleObject();
  }

  /**
   * The Confluent wire format: 00, the schema's id in a registry, the record.
   *
   * @param url address of the registry, http or https; https trusts what the JVM trusts
   * @param username for basic authentication; "" for none
   * @param password read at each request, if there is a user
   */
  static WireFormat confluent(String url, String username, Password password) {
    return new Confluent(new Registry(url, username, password));
  }
}
