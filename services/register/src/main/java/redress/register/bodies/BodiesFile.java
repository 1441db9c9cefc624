package redress.register.bodies;

import java.util.List;

/** The file {@code bodies.yaml}. */
record BodiesFile(int edition, List<Body> bodies) {}
