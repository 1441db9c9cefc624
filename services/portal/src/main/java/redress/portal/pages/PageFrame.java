package redress.portal.pages;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the words for codes and for dates. */
@ControllerAdvice("redress.portal")
class PageFrame {

    private final Words words;
    private final Dates dates;

    PageFrame(Words words, Dates dates) {
        this.words = words;
        this.dates = dates;
    }

    @ModelAttribute
    void words(Model model) {
        model.addAttribute("words", words);
        model.addAttribute("dates", dates);
    }
}
