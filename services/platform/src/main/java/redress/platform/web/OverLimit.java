package redress.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/** Hears of requests that were refused because their bodies were too large, which no filter sees. */
@FunctionalInterface
public interface OverLimit {

    void refused(HttpServletRequest request);
}
