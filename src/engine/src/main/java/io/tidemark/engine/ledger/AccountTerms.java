package io.tidemark.engine.ledger;

import io.tidemark.engine.ref.LotMethod;
import java.io.Serializable;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * What is fixed about an account.
 *
 * @param account its name
 * @param baseCurrency the currency its totals are in
 * @param lotMethod which cost its closing fills relieve
 * @param openingCash cash in base currency before the first event, 1e-8, any sign
 * @param dayStart local time at which its day begins, whole seconds
 * @param zone where that time is local
 */
public record AccountTerms(
    String account,
    String baseCurrency,
    LotMethod lotMethod,
    long openingCash,
    LocalTime dayStart,
    ZoneId zone)
    implements LedgerEvent, Serializable {}
