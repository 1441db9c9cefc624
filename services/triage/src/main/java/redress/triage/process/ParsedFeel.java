package redress.triage.process;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.Some;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.impl.JavaValueMapper;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.valuemapper.CustomValueMapper;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * FEEL for the decision engine. The engine's own parses the text and builds all of FEEL's functions anew for every cell of a table,
 * which made a proposal take some 7 ms; here both are done once. Stands on the interpreter inside Camunda's FEEL, so it belongs to the
 * pinned version. The expressions are those of a decision file, so what is kept is bounded.
 */
final class ParsedFeel implements FeelEngine {
    private final FeelEngineApi parser = FeelEngineBuilder.forJava().build();
    private final ValueMapper values = new ValueMapper.CompositeValueMapper(
            CollectionConverters.asScala(List.<CustomValueMapper>of(new JavaValueMapper()))
                    .toList());
    private final FunctionProvider functions = new BuiltinFunctions(org.camunda.feel.FeelEngine.defaultClock(), values);
    private final FeelInterpreter interpreter = new FeelInterpreter(values);
    private final Map<String, Exp> expressions = new ConcurrentHashMap<>();
    private final Map<String, Exp> tests = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings("unchecked") // the caller states the type, as with the engine's own
    public <T> T evaluateSimpleExpression(String text, VariableContext context) {
        Exp expression = expressions.computeIfAbsent(text, source -> parsed(parser.parseExpression(source)));
        return (T) evaluate(text, expression, new Variables(context, ""));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String text, String input, VariableContext context) {
        Exp test = tests.computeIfAbsent(text, source -> parsed(parser.parseUnaryTests(source)));
        return Boolean.TRUE.equals(evaluate(text, test, new Variables(context, input)));
    }

    private Object evaluate(String text, Exp expression, VariableProvider variables) {
        Val value = interpreter.eval(
                expression, new EvalContext(values, variables, functions, new EvaluationFailureCollector()));
        if (value instanceof ValError error) {
            throw new IllegalStateException(text + ": " + error.error());
        }
        return values.unpackVal(value);
    }

    private static Exp parsed(ParseResult result) {
        if (result.isSuccess()) {
            return result.parsedExpression().expression();
        }
        throw new IllegalArgumentException(result.failure().message());
    }

    /** The variables of a decision as FEEL asks for them, with {@code ?} standing for the input of a column. */
    private record Variables(VariableContext context, String input) implements VariableProvider {
        @Override
        public Option<Object> getVariable(String name) {
            String wanted = name.equals(FeelInterpreter.INPUT_VALUE_SYMBOL()) ? input : name;
            TypedValue value = context.resolve(wanted);
            return value == null ? Option.empty() : new Some<>(value.getValue());
        }

        @Override
        public Iterable<String> keys() {
            return CollectionConverters.asScala(context.keySet());
        }
    }
}
