package redress.register.undertakings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import redress.events.codes.BreachCategory;
import redress.register.files.RegisterFiles;

@RestController
@RequestMapping(path = "/api/register", produces = "application/json")
@Tag(name = "register")
class UndertakingController {

    private final List<UndertakingView> undertakings;
    private final List<CategoryView> categories;

    @Schema(name = "Undertaking")
    record UndertakingView(
            String code,
            Undertaking.Principle principle,
            Undertaking.Party party,
            String title,
            boolean checkable,
            boolean verified) {}

    @Schema(name = "BreachKind")
    record CategoryView(BreachCategory code, String title, List<String> undertakings) {}

    UndertakingController(RegisterFiles files) {
        Undertaking.UndertakingsFile file = files.read("undertakings.yaml", Undertaking.UndertakingsFile.class);
        undertakings = file.undertakings().stream()
                .map(u ->
                        new UndertakingView(u.code(), u.principle(), u.party(), u.title(), u.checkable(), u.verified()))
                .toList();
        categories = file.categories().stream()
                .map(c -> new CategoryView(c.code(), c.title(), c.undertakings()))
                .toList();
    }

    @GetMapping("/undertakings")
    @Operation(operationId = "listUndertakings", summary = "The undertakings of the national Compact of 2010")
    List<UndertakingView> undertakings() {
        return undertakings;
    }

    @GetMapping("/categories")
    @Operation(
            operationId = "listBreachCategories",
            summary = "The kinds of breach, each with the undertakings it usually touches")
    List<CategoryView> categories() {
        return categories;
    }
}
