using System.Collections.Immutable;

namespace StaticGen.Templating;

/// <summary>One kind of view with its members.</summary>
/// <param name="Name">Such as <c>question</c>.</param>
/// <param name="Members">In the order of the reference.</param>
public sealed record ViewDescription(string Name, IReadOnlyList<ViewMember> Members);

/// <summary>All that templates can name; the guide's reference is written from it.</summary>
public static class ViewReference
{
    /// <summary>The kinds of view, the globals <c>site</c> and <c>page</c> first.</summary>
    public static ImmutableArray<ViewDescription> All { get; } =
    [
        new(SiteView.Table.Name, SiteView.Table.Members),
        new(PageView.Table.Name, PageView.Table.Members),
        new(CollectionView.Table.Name, CollectionView.Table.Members),
        new(TermView.Table.Name, TermView.Table.Members),
        new(GroupView.Table.Name, GroupView.Table.Members),
        new(WantedView.Table.Name, WantedView.Table.Members),
        new(QuestionView.Table.Name, QuestionView.Table.Members),
        new(RelatedView.Table.Name, RelatedView.Table.Members),
        new(SectionView.Table.Name, SectionView.Table.Members),
        new(FollowUpView.Table.Name, FollowUpView.Table.Members),
        new(HeadingView.Table.Name, HeadingView.Table.Members),
        new(DocView.Table.Name, DocView.Table.Members),
        new(NavView.Table.Name, NavView.Table.Members),
        new(LinkView.Table.Name, LinkView.Table.Members),
        new(RunnerView.Table.Name, RunnerView.Table.Members),
    ];
}
