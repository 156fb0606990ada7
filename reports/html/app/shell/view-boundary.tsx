import { Component, type ComponentChildren } from 'preact';

interface ViewBoundaryProps {
  readonly children: ComponentChildren;
}

interface ViewBoundaryState {
  readonly problem?: string;
}

/** A view that these results break says so, and leaves the others to the reader. */
export class ViewBoundary extends Component<ViewBoundaryProps, ViewBoundaryState> {
  override state: ViewBoundaryState = {};

  static override getDerivedStateFromError(error: unknown): ViewBoundaryState {
    return { problem: error instanceof Error ? error.message : String(error) };
  }

  override render(): ComponentChildren {
    const { problem } = this.state;
    if (problem === undefined) return this.props.children;
    return (
      <div class="empty" role="alert">
        <h1 tabIndex={-1}>This view can’t show these results</h1>
        <p>{problem}</p>
        <p>The other views can; results.json beside this page holds everything.</p>
      </div>
    );
  }
}
