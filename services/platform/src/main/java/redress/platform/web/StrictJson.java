package redress.platform.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.function.Function;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Takes JSON as it is described and not as it may have been meant: nothing unknown, nothing twice, no value of another type, no control
 * characters in texts, no code that only stands for what is not known.
 */
final class StrictJson implements JsonMapperBuilderCustomizer {

    @Override
    public void customize(JsonMapper.Builder json) {
        json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfigDefaults(
                        coercion -> coercion.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Collection,
                        coercion -> coercion.setCoercion(CoercionInputShape.EmptyArray, CoercionAction.TryConvert))
                .withCoercionConfig(
                        LogicalType.Textual,
                        coercion -> coercion.setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert)
                                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(new SimpleModule("redress-strict")
                        .addDeserializer(String.class, new PlainText())
                        .addDeserializer(
                                Integer.class,
                                new WholeNumber<>(Integer.class, JsonParser::getIntValue, BigDecimal::intValueExact))
                        .addDeserializer(
                                Long.class,
                                new WholeNumber<>(Long.class, JsonParser::getLongValue, BigDecimal::longValueExact))
                        .addDeserializer(LocalDate.class, new IsoText<>(LocalDate.class, LocalDate::parse))
                        .addDeserializer(Instant.class, new IsoText<>(Instant.class, Instant::parse))
                        .setDeserializerModifier(new KnownCodes()))
                .addModule(new SimpleModule("redress-bounded").setDeserializerModifier(new BoundedLists()));
    }

    /** Takes {@code 7.0} for what it is, a whole number, as JSON Schema does; cuts nothing off. */
    private static final class WholeNumber<N extends Number> extends StdScalarDeserializer<N> {

        private final Function<JsonParser, N> whole;
        private final Function<BigDecimal, N> exact;

        WholeNumber(Class<N> type, Function<JsonParser, N> whole, Function<BigDecimal, N> exact) {
            super(type);
            this.whole = whole;
            this.exact = exact;
        }

        @Override
        @SuppressWarnings("unchecked")
        public N deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                return whole.apply(parser);
            }
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
                try {
                    return exact.apply(parser.getDecimalValue());
                } catch (ArithmeticException notWhole) {
                    // Refused below, like any other value that is no whole number.
                }
            }
            return (N) context.handleUnexpectedToken(context.constructType(handledType()), parser);
        }
    }

    /** Refuses control characters other than line breaks and tabs. */
    private static final class PlainText extends StdScalarDeserializer<String> {

        PlainText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
            }
            String text = parser.getString();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'
                        || Character.isSurrogate(c) && lone(text, i)) {
                    return (String) context.handleWeirdStringValue(String.class, "", "control character");
                }
            }
            return text;
        }

        private static boolean lone(String text, int i) {
            return Character.isHighSurrogate(text.charAt(i))
                    ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                    : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
    }

    /** Takes days and moments only as ISO 8601 texts, and only of years of four digits, which every store can hold. */
    private static final class IsoText<T extends Temporal> extends StdScalarDeserializer<T> {

        private final transient Function<String, T> parse;

        IsoText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) {
            Class<T> type = (Class<T>) handledType();
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (T) context.handleUnexpectedToken(context.constructType(type), parser);
            }
            String text = parser.getString();
            if (text.matches("[0-9]{4}-.*")) {
                try {
                    return parse.apply(text);
                } catch (DateTimeException e) {
                    // told below
                }
            }
            return (T) context.handleWeirdStringValue(type, "", "not a time");
        }
    }

    /** The constant UNKNOWN of a code list is what readers of events make of a newer code; nobody may send it. */
    private static final class KnownCodes extends ValueDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public ValueDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                ValueDeserializer<?> deserializer) {
            return new ValueDeserializer<Object>() {
                @Override
                public Object deserialize(JsonParser parser, DeserializationContext context) {
                    Object value = deserializer.deserialize(parser, context);
                    if (value instanceof Enum<?> code && code.name().equals("UNKNOWN")) {
                        return context.handleWeirdStringValue(type.getRawClass(), "UNKNOWN", "not a code");
                    }
                    return value;
                }
            };
        }
    }
}
