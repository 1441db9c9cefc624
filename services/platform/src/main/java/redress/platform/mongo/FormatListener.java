package redress.platform.mongo;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.data.mongodb.core.mapping.event.AbstractMongoEventListener;
import org.springframework.data.mongodb.core.mapping.event.AfterLoadEvent;
import org.springframework.data.mongodb.core.mapping.event.BeforeSaveEvent;
import redress.platform.formats.Format;
import redress.platform.formats.Formats;

/** Numbers the format of each document that is written whole, and lets none be read that is newer than its type. */
final class FormatListener extends AbstractMongoEventListener<Object> {

    @Override
    public void onAfterLoad(AfterLoadEvent<Object> event) {
        Format known = format(event.getType());
        Document stored = event.getDocument();
        if (known != null && stored != null) {
            Formats.mustBeKnown(
                    String.valueOf(event.getCollectionName()),
                    String.valueOf(stored.get("_id")),
                    Formats.of(stored.get(Formats.FIELD)),
                    known.value());
        }
    }

    @Override
    public void onBeforeSave(BeforeSaveEvent<Object> event) {
        Format known = format(event.getSource().getClass());
        if (known != null && event.getDocument() != null) {
            event.getDocument().put(Formats.FIELD, known.value());
        }
    }

    private static @Nullable Format format(Class<?> type) {
        return AnnotationUtils.findAnnotation(type, Format.class);
    }
}
