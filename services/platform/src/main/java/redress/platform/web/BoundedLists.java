package redress.platform.web;

import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.platform.problems.TooManyElements;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.type.CollectionType;

/**
 * Stops reading a list where it holds more than its {@link Size} allows: what lies behind is neither kept nor checked, so that a long
 * list costs no more than one that is allowed.
 */
public final class BoundedLists extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> modifyCollectionDeserializer(
            DeserializationConfig config,
            CollectionType type,
            BeanDescription.Supplier description,
            ValueDeserializer<?> deserializer) {
        // By now a List is an ArrayList: what it will be made as.
        return type.isTypeOrSubTypeOf(List.class) && type.isTypeOrSuperTypeOf(ArrayList.class)
                ? new Bounded(type, deserializer)
                : deserializer;
    }

    private static final class Bounded extends ValueDeserializer<Object> {

        private final JavaType type;
        private final ValueDeserializer<?> unbounded;

        Bounded(JavaType type, ValueDeserializer<?> unbounded) {
            this.type = type;
            this.unbounded = unbounded;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            Size size = property == null ? null : property.getAnnotation(Size.class);
            ValueDeserializer<?> usual = context.handlePrimaryContextualization(unbounded, property, type);
            if (size == null) {
                return usual;
            }
            return new Elements(usual, context.findContextualValueDeserializer(type.getContentType(), property), size);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            throw new IllegalStateException("Used without its context");
        }
    }

    private static final class Elements extends ValueDeserializer<Object> {

        private final ValueDeserializer<?> notAList;
        private final ValueDeserializer<Object> element;
        private final Size size;

        Elements(ValueDeserializer<?> notAList, ValueDeserializer<Object> element, Size size) {
            this.notAList = notAList;
            this.element = element;
            this.size = size;
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.isExpectedStartArrayToken()) {
                return notAList.deserialize(parser, context);
            }
            List<@Nullable Object> list = new ArrayList<>();
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                if (list.size() == size.max()) {
                    throw new TooManyElements(parser, size.message());
                }
                try {
                    list.add(
                            next == JsonToken.VALUE_NULL
                                    ? element.getNullValue(context)
                                    : element.deserialize(parser, context));
                } catch (RuntimeException e) {
                    throw DatabindException.wrapWithPath(context, e, new JacksonException.Reference(list, list.size()));
                }
            }
            return list;
        }
    }
}
