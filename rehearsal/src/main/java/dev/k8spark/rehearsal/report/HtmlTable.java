package dev.k8spark.rehearsal.report;

import static dev.k8spark.rehearsal.report.HtmlElements.html;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * A table of the page.
 *
 * @param columns their names
 * @param numbersFrom the index of the first column that holds numbers; all after it do too
 */
record HtmlTable(String caption, List<String> columns, int numbersFrom) {

  HtmlTable {
    columns = List.copyOf(columns);
  }

  /** Scrolls by itself where the window is narrower. */
  Element render(List<List<String>> rows) {
    Element head = html("tr");
    for (int i = 0; i < columns.size(); i++) {
      head.appendChild(aligned(column(columns.get(i)), i));
    }
    Element table =
        html(
            "table",
            html("caption", caption),
            html("thead", head),
            html("tbody", rows.stream().map(this::row).toList()));
    return html("div", table)
        .addClass("wide")
        .attr("role", "region")
        .attr("aria-label", caption)
        .attr("tabindex", "0");
  }

  static Element column(String name) {
    return html("th", name).attr("scope", "col");
  }

  private Element row(List<String> cells) {
    Element row = html("tr", html("th", cells.getFirst()).attr("scope", "row"));
    for (int i = 1; i < cells.size(); i++) {
      row.appendChild(aligned(html("td", cells.get(i)), i));
    }
    return row;
  }

  private Element aligned(Element cell, int column) {
    return column < numbersFrom ? cell : cell.addClass("number");
  }
}
