namespace StaticGen.Cli.Printing;

/// <summary>Writes on where somebody reads, and where nobody can, on a full disk or a closed stream, goes on without: the site is worth more than what is said about it.</summary>
internal sealed class ForgivingStream(Stream target) : Stream
{
    /// <inheritdoc />
    public override bool CanRead => target.CanRead;

    /// <inheritdoc />
    public override bool CanSeek => target.CanSeek;

    /// <inheritdoc />
    public override bool CanWrite => target.CanWrite;

    /// <inheritdoc />
    public override long Length => target.Length;

    /// <inheritdoc />
    public override long Position
    {
        get => target.Position;
        set => target.Position = value;
    }

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            target.Write(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // There is nowhere left to say so.
        }
    }

    /// <inheritdoc />
    public override void Flush()
    {
        try
        {
            target.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // As above.
        }
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => target.Read(buffer, offset, count);

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => target.Seek(offset, origin);

    /// <inheritdoc />
    public override void SetLength(long value) => target.SetLength(value);
}
