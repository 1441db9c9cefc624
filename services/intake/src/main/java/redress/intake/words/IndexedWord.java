package redress.intake.words;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.platform.formats.Format;

/** A word of a report as stored: its id says all. */
@Document(IndexedWord.COLLECTION)
@Format(1)
record IndexedWord(@Id String id) {

    static final String COLLECTION = "report_words";
}
