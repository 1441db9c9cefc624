package redress.platform.problems;

import com.mongodb.MongoException;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import redress.platform.problems.Refusal.FieldError;

/** What each kind of failure means to a caller. Empty for what nobody foresaw. */
final class Failures {

    private static final String TRY_AGAIN =
            "This part of the service is not available at the moment. Nothing was changed; please try again in a few seconds.";

    /** Between the two limits of uploads: {@code max-part-header-size} of 8 KB and {@code max-file-size} of 25 MB. */
    private static final long ABOVE_PART_HEADERS = 1024 * 1024;

    private Failures() {}

    static Optional<Refusal> of(Exception e) {
        return request(e).or(() -> fields(e)).or(() -> stores(e));
    }

    private static Optional<Refusal> request(Exception e) {
        if (e instanceof Refusal refusal) {
            return Optional.of(refusal);
        } else if (e instanceof NoResourceFoundException || e instanceof NoHandlerFoundException) {
            return failure(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing here. Check the address.");
        } else if (e instanceof HttpRequestMethodNotSupportedException method) {
            return failure(
                    HttpStatus.METHOD_NOT_ALLOWED,
                    "METHOD_NOT_ALLOWED",
                    method.getMethod() + " is not possible here. See the header Allow.");
        } else if (e instanceof HttpMediaTypeNotSupportedException) {
            return failure(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "MEDIA_TYPE_NOT_SUPPORTED",
                    "Send the body in the described media type, such as application/json.");
        } else if (e instanceof HttpMediaTypeNotAcceptableException) {
            return failure(
                    HttpStatus.NOT_ACCEPTABLE,
                    "NOT_ACCEPTABLE",
                    "The answer is not to be had in the media type of Accept.");
        } else if (e instanceof MaxUploadSizeExceededException && !aboutPartHeader(e)) {
            return failure(
                    HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", "The file is too large. A file may have up to 25 MB.");
        } else if (e instanceof InvalidParameterException) {
            return failure(
                    HttpStatus.BAD_REQUEST, "PARAMETERS_UNREADABLE", "The parameters of the address cannot be read.");
        } else if (e instanceof MultipartException && StoreRefusal.isIn(e)) {
            return failure(HttpStatus.SERVICE_UNAVAILABLE, "NO_ROOM", StoreRefusal.NO_ROOM);
        } else if (e instanceof MultipartException) {
            return failure(HttpStatus.BAD_REQUEST, "MULTIPART_UNREADABLE", "The form data cannot be read.");
        }
        return Optional.empty();
    }

    /** Tomcat throws the same where the lines before a part never end as where a file is too large; only the limit differs. */
    private static boolean aboutPartHeader(Exception e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof SizeException size
                && size.getPermittedSize() < ABOVE_PART_HEADERS;
    }

    private static Optional<Refusal> fields(Exception e) {
        if (e instanceof HttpMessageNotReadableException unreadable) {
            return Optional.of(UnreadableJson.refusal(unreadable));
        } else if (e instanceof MissingRequestHeaderException header) {
            return field(header.getHeaderName(), "Send this header.");
        } else if (e instanceof MissingServletRequestParameterException parameter) {
            return field(parameter.getParameterName(), "Send this parameter.");
        } else if (e instanceof MissingServletRequestPartException part) {
            return field(part.getRequestPartName(), "Send this part.");
        } else if (e instanceof MethodArgumentTypeMismatchException mismatch) {
            return field(mismatch.getName(), "This value has the wrong form.");
        } else if (e instanceof ServletRequestBindingException) {
            return failure(HttpStatus.BAD_REQUEST, "BAD_REQUEST", "The request lacks something that is needed.");
        } else if (e instanceof BindException body) {
            List<FieldError> errors = body.getFieldErrors().stream()
                    .map(error -> new FieldError(error.getField(), sentence(error)))
                    .toList();
            return fields(HttpStatus.UNPROCESSABLE_CONTENT, errors);
        } else if (e instanceof HandlerMethodValidationException parameters) {
            boolean onlyBody =
                    parameters.getParameterValidationResults().stream().allMatch(ParameterErrors.class::isInstance);
            return fields(onlyBody ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.BAD_REQUEST, errors(parameters));
        } else if (e instanceof ConstraintViolationException violations) {
            List<FieldError> errors = violations.getConstraintViolations().stream()
                    .map(violation -> new FieldError(violation.getPropertyPath().toString(), violation.getMessage()))
                    .toList();
            return fields(HttpStatus.BAD_REQUEST, errors);
        }
        return Optional.empty();
    }

    private static Optional<Refusal> stores(Exception e) {
        if (e instanceof OptimisticLockingFailureException) {
            return failure(
                    HttpStatus.CONFLICT,
                    "CHANGED_MEANWHILE",
                    "Somebody else changed this at the same time. Look again.");
        } else if (StoreRefusal.isIn(e)) {
            return failure(HttpStatus.SERVICE_UNAVAILABLE, "NO_ROOM", StoreRefusal.NO_ROOM);
        } else if (e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessException
                || e instanceof CannotCreateTransactionException
                || StoreRefusal.DOCUMENTS && e instanceof MongoException
                || e instanceof ResourceAccessException) {
            return failure(HttpStatus.SERVICE_UNAVAILABLE, "NOT_AVAILABLE", TRY_AGAIN);
        }
        return Optional.empty();
    }

    private static List<FieldError> errors(HandlerMethodValidationException e) {
        List<FieldError> errors = new ArrayList<>();
        for (ParameterValidationResult result : e.getParameterValidationResults()) {
            if (result instanceof ParameterErrors body) {
                body.getFieldErrors().forEach(error -> errors.add(new FieldError(error.getField(), sentence(error))));
            } else {
                String name = name(result.getMethodParameter());
                result.getResolvableErrors().forEach(error -> errors.add(new FieldError(name, sentence(error))));
            }
        }
        return errors;
    }

    private static String name(MethodParameter parameter) {
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        String name = header == null ? parameter.getParameterName() : header.value();
        return name == null ? "" : name;
    }

    private static String sentence(MessageSourceResolvable error) {
        String message = error.getDefaultMessage();
        return message == null ? "This value is not allowed." : message;
    }

    private static Optional<Refusal> fields(HttpStatus status, List<FieldError> errors) {
        return Optional.of(Refusal.fields(status, errors));
    }

    private static Optional<Refusal> field(String name, String message) {
        return Optional.of(Refusal.field(HttpStatus.BAD_REQUEST, name, message));
    }

    private static Optional<Refusal> failure(HttpStatus status, String code, String detail) {
        return Optional.of(Refusal.of(status, code, detail));
    }
}
