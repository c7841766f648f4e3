using System.Collections.Immutable;
using Scriban;
using Scriban.Runtime;
using StaticGen.Checking;
using StaticGen.Model;

namespace StaticGen.Templating;

/// <summary>
/// What partials wrote, to be written again where it would come out the same: the header, the footer and most of the sidebar are
/// the same on thousands of pages. One worker's, for one build.
/// </summary>
/// <remarks>
/// A fragment is written again when the partial has the same arguments, what it read of the page has the same values, and the links in it would be the same.
/// Views are immutable while pages are rendered, so that what is reached through an equal value is equal too. Which partials qualify, <see cref="FragmentPurity"/> tells.
/// </remarks>
internal sealed class FragmentCache
{
    private readonly Dictionary<Template, OfTemplate> _byTemplate = new(ReferenceEqualityComparer.Instance);

    /// <summary>The fragments of <paramref name="template"/> on pages of one folder; null when it must be rendered anew each time.</summary>
    public Fragments? Of(Template template, FragmentPlace place)
    {
        if (!_byTemplate.TryGetValue(template, out var all))
            _byTemplate.Add(template, all = new OfTemplate(FragmentPurity.Holds(template)));
        return all.In(place.Folder) is { IsWorthwhile: true } fragments ? fragments : null;
    }

    /// <summary>A member that was read of the page, by number, and what it was.</summary>
    internal readonly record struct Read(int Member, object? Value);

    /// <summary>What one partial wrote, by folder: where the lists of topics are, the part with the current one differs on each page, while below it thousands have it alike.</summary>
    private sealed class OfTemplate(bool isPure)
    {
        private const int MostFolders = 64;

        private readonly Dictionary<string, Fragments> _byFolder = new(StringComparer.Ordinal);
        private string _folder = "";
        private Fragments? _last;
        private int _givenUp;

        /// <summary>The fragments on pages of a folder; null for a partial that is not pure, or seldom the same wherever it stands.</summary>
        public Fragments? In(string folder)
        {
            if (!isPure) return null;
            if (_last is not null && string.Equals(folder, _folder, StringComparison.Ordinal)) return _last;
            if (!_byFolder.TryGetValue(folder, out var fragments))
            {
                if (_byFolder.Count == MostFolders)
                {
                    // Pages come folder by folder: what is forgotten here was most likely needed for the last time.
                    _givenUp += _byFolder.Values.Count(static f => !f.PaysOff);
                    _byFolder.Clear();
                }
                if (_givenUp > MostFolders) return null;
                _byFolder.Add(folder, fragments = new Fragments());
            }
            (_folder, _last) = (folder, fragments);
            return fragments;
        }
    }

    /// <summary>What one partial wrote on pages of one folder, for different arguments and pages.</summary>
    internal sealed class Fragments
    {
        private const int Most = 256;
        private const int MostMisses = 64;

        private readonly List<Fragment> _all = [];
        private int _misses;

        /// <summary>False for a partial that is seldom the same: remembering would cost more than it saves.</summary>
        public bool IsWorthwhile { get; private set; } = true;

        /// <summary>Whether anything was written again.</summary>
        public bool PaysOff { get; private set; }

        public Fragment? Find(ScriptArray arguments, PageView page, FragmentPlace place)
        {
            for (var i = 0; i < _all.Count; i++)
            {
                var fragment = _all[i];
                if (!fragment.Fits(arguments, page, place)) continue;
                // What was right for the page before is most likely right for the next.
                if (i > 0) (_all[i], _all[i / 2]) = (_all[i / 2], fragment);
                _misses = Math.Max(-MostMisses, _misses - 2);
                PaysOff = true;
                return fragment;
            }
            if (++_misses > MostMisses)
            {
                IsWorthwhile = false;
                _all.Clear();
            }
            return null;
        }

        public void Add(Fragment fragment)
        {
            if (!IsWorthwhile) return;
            if (_all.Count == Most) _all.RemoveAt(Most - 1);
            _all.Add(fragment);
        }
    }

    /// <summary>What a partial wrote once, and what it depended on.</summary>
    internal sealed class Fragment(object?[] arguments, ImmutableArray<Read> reads, ViewReads? views, string folder, ImmutableArray<string> linked, byte[] html)
    {
        public ImmutableArray<Read> Reads => reads;

        /// <summary>What it read of other views; null when nobody asks.</summary>
        public ViewReads? Views => views;

        /// <summary>Names directly below <see cref="FragmentPlace.Folder"/> that it links to: on the page of that name the link reads otherwise.</summary>
        public ImmutableArray<string> Linked => linked;

        public ReadOnlySpan<byte> Html => html;

        /// <summary>What the link checker knows of it.</summary>
        public SharedHtml Shared { get; } = new();

        public bool Fits(ScriptArray others, PageView page, FragmentPlace place)
        {
            if (others.Count != arguments.Length || !string.Equals(folder, place.Folder, StringComparison.Ordinal)) return false;
            for (var i = 0; i < arguments.Length; i++)
            {
                if (!IsSame(arguments[i], others[i])) return false;
            }
            foreach (var read in reads)
            {
                if (!IsSame(read.Value, PageView.Table.Get(page, read.Member))) return false;
            }
            foreach (var name in linked)
            {
                if (string.Equals(name, place.Name, StringComparison.Ordinal)) return false;
            }
            return true;
        }

        private static bool IsSame(object? a, object? b) => ReferenceEquals(a, b) || (a is string or bool or int or long or double or Permalink && a.Equals(b));
    }
}
