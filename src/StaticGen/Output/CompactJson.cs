using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StaticGen.Output;

/// <summary>JSON for the site's own scripts: no white space, and no more escapes than JSON asks for.</summary>
internal static class CompactJson
{
    /// <summary>Most parts of the index and cards are shorter; what a longer one needed is not kept.</summary>
    private const int MaxKept = 256 * 1024;

    [ThreadStatic]
    private static Spare? s_spare;

    /// <summary>An object with the members that <paramref name="members"/> writes.</summary>
    public static byte[] Object(Action<Utf8JsonWriter> members)
    {
        // Taken, so that an object made while another is made has its own.
        var spare = s_spare ?? new Spare();
        s_spare = null;
        spare.Json.WriteStartObject();
        members(spare.Json);
        spare.Json.WriteEndObject();
        spare.Json.Flush();
        var bytes = spare.Bytes.WrittenSpan.ToArray();
        if (spare.Bytes.Capacity <= MaxKept)
        {
            spare.Bytes.ResetWrittenCount();
            spare.Json.Reset();
            s_spare = spare;
        }
        return bytes;
    }

    private sealed class Spare
    {
        public Spare() => Json = new Utf8JsonWriter(Bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        public ArrayBufferWriter<byte> Bytes { get; } = new(16 * 1024);

        public Utf8JsonWriter Json { get; }
    }
}
