package redress.platform.load;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Says why a body could not be read; to Tomcat every such body is a bad request. */
final class BodyStatus extends ValveBase {

    BodyStatus() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.getAttribute(TimedBody.ATTRIBUTE) instanceof TimedBody body
                && body.failure() != null
                && !response.isCommitted()) {
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            response.getCoyoteResponse().setStatus(body.failure().value());
        }
    }
}
