package io.tidemark.datagen.sim;

/**
 * Normal numbers by the ziggurat of Marsaglia and Tsang (2000): the half-bell in 128 layers of one
 * area. Nearly every draw costs one random long, one product and one comparison.
 */
final class Ziggurat {
  private static final int LAYERS = 128;

  /** Where the lowest layer's tail begins, and the area of each layer. */
  private static final double TAIL = 3.442619855899;

  private static final double AREA = 9.91256303526217e-3;
  private static final double UNIT = 0x1.0p-53;

  /** Right end of each layer, and the bell's height there. */
  private static final double[] END = new double[LAYERS + 1];

  private static final double[] HEIGHT = new double[LAYERS + 1];

  static {
    END[0] = AREA / bell(TAIL); // as if the tail were laid out flat
    END[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      END[i] = StrictMath.sqrt(-2 * StrictMath.log(AREA / END[i - 1] + bell(END[i - 1])));
    }
    END[LAYERS] = 0;
    for (int i = 0; i <= LAYERS; i++) {
      HEIGHT[i] = bell(END[i]);
    }
  }

  private Ziggurat() {}

  private static double bell(double x) {
    return StrictMath.exp(-x * x / 2);
  }

  static double draw(Rng rng) {
    while (true) {
      long bits = rng.nextLong();
      int layer = (int) bits & (LAYERS - 1);
      boolean negative = (bits & LAYERS) != 0;
      double x = (bits >>> 11) * UNIT * END[layer];
      if (x >= END[layer + 1]) {
        if (layer == 0) {
          x = tail(rng);
        } else {
          double height = HEIGHT[layer] + rng.nextDouble() * (HEIGHT[layer + 1] - HEIGHT[layer]);
          if (height >= bell(x)) {
            continue;
          }
        }
      }
      return negative ? -x : x;
    }
  }

  private static double tail(Rng rng) {
    double x;
    double y;
    do {
      x = rng.nextExponential() / TAIL;
      y = rng.nextExponential();
    } while (2 * y <= x * x);
    return TAIL + x;
  }
}
