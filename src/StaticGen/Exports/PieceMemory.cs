using System.Collections.Concurrent;
using System.Collections.Immutable;
using StaticGen.Model;
using StaticGen.Templating;

namespace StaticGen.Exports;

/// <summary>Keeps what exports made of single pages from build to build, so that a rebuild makes it only of pages that changed.</summary>
/// <remarks>A piece depends on its page, with where its links lead, and on what the whole build depends on, such as the config; on nothing else.</remarks>
/// <param name="keeps">False when there is no other build: then everything is made, and nothing kept.</param>
internal sealed class PieceMemory(bool keeps = true)
{
    private ConcurrentDictionary<(string Kind, string Path), (ContentPage Page, object Piece)> _before = new();
    private ConcurrentDictionary<(string Kind, string Path), (ContentPage Page, object Piece)> _now = new();
    private ImmutableArray<object> _setting = [];

    /// <summary>Begins a build; with another setting than before nothing is known any more.</summary>
    public void Begin(ImmutableArray<object> setting)
    {
        _before = setting.AsSpan().SequenceEqual(_setting.AsSpan()) ? _now : new();
        (_now, _setting) = (new(), setting);
    }

    /// <summary>The piece of this kind, as it was or made by <paramref name="make"/>. Called from several threads.</summary>
    public T Of<T>(string kind, ContentPage page, Func<T> make)
        where T : class
    {
        if (!keeps) return make();
        var key = (kind, page.Permalink.Path);
        var piece = _before.TryGetValue(key, out var known) && ViewComparison.IsSameContent(known.Page, page) ? (T)known.Piece : make();
        _now[key] = (page, piece);
        return piece;
    }
}
