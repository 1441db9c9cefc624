/**
 * The Kafka, document store, database and mail server that tests run on: inside the test's process unless told otherwise, in
 * containers with {@code -Dredress.backends=containers}, and on a given MongoDB with {@code -Dredress.mongodb.uri=URI}. Nothing is
 * skipped when one of them cannot be had: the tests fail.
 */
@NullMarked
package redress.testkit.backends;

import org.jspecify.annotations.NullMarked;
