using System.Collections.Immutable;
using System.Text;
using StaticGen.Diagnostics;

namespace StaticGen.Caching;

/// <summary>What a build was made from, what it published and what it had to say, as it lies on the disk.</summary>
/// <param name="Key">Hash of all that decides what a build makes besides files: the program, the request, the history.</param>
/// <param name="InputsAt">When the inputs were looked at, before the build read them (<see cref="TreeState"/>).</param>
/// <param name="Inputs">Their state.</param>
/// <param name="OutputAt">When the output folder was looked at, after it was published.</param>
/// <param name="Output">Its state.</param>
/// <param name="Diagnostics">The findings.</param>
/// <param name="Statistics">The figures.</param>
internal sealed record BuildRecord(
    byte[] Key, long InputsAt, byte[] Inputs, long OutputAt, byte[] Output, ImmutableArray<Diagnostic> Diagnostics, BuildStatistics Statistics)
{
    /// <summary>Grows with every change of the form, and of what a record means.</summary>
    private const string Heading = "staticgen-build 3";

    /// <summary>The bytes of the record: the heading, the values, and a hash of both.</summary>
    public byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Heading);
            writer.Write(Key);
            writer.Write(InputsAt);
            writer.Write(Inputs);
            writer.Write(OutputAt);
            writer.Write(Output);
            writer.Write(Diagnostics.Length);
            foreach (var diagnostic in Diagnostics)
            {
                writer.Write(diagnostic.Code);
                writer.Write(diagnostic.Severity == Severity.Error);
                writer.Write(diagnostic.At.Path);
                writer.Write(diagnostic.At.Line);
                writer.Write(diagnostic.At.Column);
                writer.Write(diagnostic.At.Length);
                writer.Write(diagnostic.Message);
                WriteOptional(writer, diagnostic.Hint);
                WriteOptional(writer, diagnostic.Detail);
            }
            writer.Write(Statistics.Pages);
            writer.Write(Statistics.Questions);
            writer.Write(Statistics.Files);
            writer.Write(Statistics.Bytes);
            writer.Write(Statistics.LargestPage);
            writer.Write(Statistics.LargestPageBytes);
            writer.Write(Statistics.SearchIndexBytes);
        }
        buffer.Write(Fingerprint.Of(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
        return buffer.ToArray();
    }

    /// <summary>Reads a record.</summary>
    /// <returns>Null when it is damaged, or of another version of the form.</returns>
    public static BuildRecord? Read(byte[] bytes)
    {
        if (bytes.Length < Fingerprint.Length || !Fingerprint.Of(bytes.AsSpan(..^Fingerprint.Length)).AsSpan().SequenceEqual(bytes.AsSpan(^Fingerprint.Length..))) return null;
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        // With the hash, what follows the heading is what this program wrote.
        if (reader.ReadString() != Heading) return null;
        var (key, inputsAt, inputs) = (reader.ReadBytes(Fingerprint.Length), reader.ReadInt64(), reader.ReadBytes(Fingerprint.Length));
        var (outputAt, output) = (reader.ReadInt64(), reader.ReadBytes(Fingerprint.Length));
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>(reader.ReadInt32());
        while (diagnostics.Count < diagnostics.Capacity)
        {
            var (code, severity) = (reader.ReadString(), reader.ReadBoolean() ? Severity.Error : Severity.Warning);
            var at = new SourceLocation(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
            diagnostics.Add(new Diagnostic(code, severity, at, reader.ReadString(), ReadOptional(reader)) { Detail = ReadOptional(reader) });
        }
        var statistics = new BuildStatistics(
            reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt64(), reader.ReadString(), reader.ReadInt64(), reader.ReadInt64());
        return new BuildRecord(key, inputsAt, inputs, outputAt, output, diagnostics.MoveToImmutable(), statistics);
    }

    private static void WriteOptional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null) writer.Write(text);
    }

    private static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}
