import type { Reader } from "./reader";

export interface Point {
  readonly x: number;
  y?: string | null;
  move(dx: number): void;
}

type Pair<T, U = unknown> = [T, U];
type Keys = keyof Point;

enum Color { Red = 1, Green = "g" }

abstract class Shape<T extends Point> implements Drawable {
  private name: string = "shape";
  protected static count: number = 0;

  constructor(public readonly origin: Point, private size?: number) {
    super();
  }

  abstract area(): number;

  get label(): string {
    return `${this.name}: ${this.size ?? 0}`;
  }
}

function isPoint(value: any): value is Point {
  return typeof value === "object" && "x" in value;
}

const list: Array<Pair<string, boolean>> = [["a", true]];
const answer = list as unknown as never[];
declare module "x" {
  export function run(options: { fast: boolean; names: string[] }): Promise<void>;
}
namespace Tools {
  export let value = 42;
}
const config = { port: 80, host: "h" } satisfies Record<string, string | number>;
