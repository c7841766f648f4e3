namespace StaticGen.Cli.Serving;

/// <summary>Content types by file name, as GitHub Pages sends them.</summary>
internal static class ContentTypes
{
    /// <summary>The type of the file at <paramref name="path"/>; text comes with its character set.</summary>
    public static string Of(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" => "text/html; charset=utf-8",
        ".CSS" => "text/css; charset=utf-8",
        ".JS" or ".MJS" => "text/javascript; charset=utf-8",
        ".JSON" or ".MAP" => "application/json; charset=utf-8",
        ".WEBMANIFEST" => "application/manifest+json; charset=utf-8",
        ".XML" => "application/xml; charset=utf-8",
        ".ATOM" => "application/atom+xml; charset=utf-8",
        ".RSS" => "application/rss+xml; charset=utf-8",
        ".XSL" or ".XSLT" => "text/xsl; charset=utf-8",
        ".TXT" or ".MD" => "text/plain; charset=utf-8",
        ".CSV" => "text/csv; charset=utf-8",
        ".TSV" => "text/tab-separated-values; charset=utf-8",
        ".ICS" => "text/calendar; charset=utf-8",
        ".SVG" => "image/svg+xml; charset=utf-8",
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".GIF" => "image/gif",
        ".WEBP" => "image/webp",
        ".AVIF" => "image/avif",
        ".ICO" => "image/x-icon",
        ".WOFF2" => "font/woff2",
        ".WOFF" => "font/woff",
        ".TTF" => "font/ttf",
        ".OTF" => "font/otf",
        ".PDF" => "application/pdf",
        ".MP3" => "audio/mpeg",
        ".MP4" => "video/mp4",
        ".WEBM" => "video/webm",
        ".WASM" => "application/wasm",
        ".ZIP" => "application/zip",
        _ => "application/octet-stream",
    };
}
