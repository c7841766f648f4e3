using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace StaticGen.Content.Markdown;

internal sealed partial class ArticleWriter
{
    private const int LongestTableLabel = 80;

    private readonly HashSet<string> _tableLabels = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _tablesByLabel = new(StringComparer.Ordinal);

    /// <summary>In a table a pipe is written <c>\|</c>, in code as well.</summary>
    private bool _isInTable;

    private void WriteTable(Table table)
    {
        StartLine();
        _isInTable = true;
        // The region can be scrolled by keyboard on narrow screens; its label tells several tables apart.
        _html.Raw("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Attribute(UniqueLabelOf(table)).Raw("\"><table>\n");
        var part = "";
        for (var i = 0; i < table.Count; i++)
        {
            if (table[i] is not TableRow row) continue;
            var needed = row.IsHeader ? "thead" : "tbody";
            if (part != needed)
            {
                if (part.Length > 0) _html.Raw("</").Raw(part).Raw(">\n");
                _html.Raw('<').Raw(needed).Raw(">\n");
                part = needed;
            }
            WriteRow(table, row);
        }
        if (part.Length > 0) _html.Raw("</").Raw(part).Raw(">\n");
        _html.Raw("</table></div>\n");
        _isInTable = false;
    }

    private void WriteRow(Table table, TableRow row)
    {
        _html.Raw("<tr>\n");
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i] is not TableCell cell) continue;
            // An empty `th` would be announced as a heading without a name.
            var isHeader = row.IsHeader && cell.Count > 0 && cell[0] is ParagraphBlock { Inline.FirstChild: not null };
            _html.Raw(isHeader ? "<th scope=\"col\"" : "<td");
            if (i < table.ColumnDefinitions.Count)
            {
                _html.Raw(table.ColumnDefinitions[i].Alignment switch
                {
                    TableColumnAlign.Left => " class=\"ta-l\"",
                    TableColumnAlign.Center => " class=\"ta-c\"",
                    TableColumnAlign.Right => " class=\"ta-r\"",
                    _ => "",
                });
            }
            _html.Raw('>');
            WriteBlocks(cell, isTight: true);
            _html.Raw(isHeader ? "</th>\n" : "</td>\n");
            _text.Break();
        }
        _html.Raw("</tr>\n");
    }

    /// <summary>Regions of one page must have names of their own: tables with the same columns are numbered from the second on.</summary>
    private string UniqueLabelOf(Table table)
    {
        var label = LabelOf(table);
        if (_tableLabels.Add(label)) return label;
        // Counting on from the last number keeps thousands of tables alike from being quadratic.
        var number = _tablesByLabel.GetValueOrDefault(label, 1);
        string numbered;
        do numbered = string.Create(CultureInfo.InvariantCulture, $"{label} ({++number})"); while (!_tableLabels.Add(numbered));
        _tablesByLabel[label] = number;
        return numbered;
    }

    private static string LabelOf(Table table)
    {
        if (table.Count == 0 || table[0] is not TableRow { IsHeader: true } header) return "Table";
        var label = "";
        for (var i = 0; i < header.Count && label.Length < LongestTableLabel; i++)
        {
            if (header[i] is not TableCell { Count: > 0 } cell || cell[0] is not ParagraphBlock paragraph) continue;
            var text = PlainText(paragraph.Inline).Trim();
            if (text.Length > LongestTableLabel) continue;
            if (text.Length > 0) label += label.Length == 0 ? text : ", " + text;
        }
        return label.Length == 0 ? "Table" : "Table: " + label;
    }
}
