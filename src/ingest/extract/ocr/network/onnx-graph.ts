import { type Pieces, type ProtobufField, protobufField, protobufFields, protobufFloat } from './protobuf.ts';

/** Numbers of a tensor, rows first. */
export interface FloatTensor {
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

/** One step of a network. */
export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Messages of the kind AttributeProto, by name. */
  readonly attributes: ReadonlyMap<string, Pieces>;
  /** All of it as it lies in the file it was read from. */
  readonly raw?: Uint8Array;
}

/** A network as ONNX keeps it (onnx.proto): its nodes in an order in which they can run; all else as it lies in the file. */
export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  /** Of the model, the graph left out. */
  readonly modelRest: readonly Uint8Array[];
  /** Of the graph, the nodes left out. */
  readonly graphRest: readonly Uint8Array[];
}

// Numbers of fields in onnx.proto.
const MODEL_GRAPH = 7;
const GRAPH_NODE = 1;
const NODE = { input: 1, output: 2, operator: 4, attribute: 5 } as const;
const ATTRIBUTE = { name: 1, float: 2, integer: 3, tensor: 5, integers: 8, type: 20 } as const;
const TYPE = { float: 1, integer: 2, tensor: 4, integers: 7 } as const;
const TENSOR = { dims: 1, type: 2, floats: 4, raw: 9 } as const;
const FLOAT32 = 1;

const isBytes = (value: number | Uint8Array): value is Uint8Array => typeof value !== 'number';
const textOf = (value: number | Uint8Array | undefined): string => (value instanceof Uint8Array ? Buffer.from(value).toString() : '');
const all = (fields: readonly ProtobufField[], number: number): (number | Uint8Array)[] =>
  fields.filter((field) => field.number === number).map(({ value }) => value);

/** @throws Error where the bytes are no ONNX model. */
export function parseOnnx(bytes: Uint8Array): OnnxGraph {
  const model = protobufFields(bytes);
  const graph = model.find(({ number }) => number === MODEL_GRAPH)?.value;
  if (!(graph instanceof Uint8Array)) throw new Error('the model holds no graph');
  const fields = protobufFields(graph);
  return {
    nodes: fields.filter(({ number }) => number === GRAPH_NODE).map(nodeOf),
    modelRest: model.filter(({ number }) => number !== MODEL_GRAPH).map(({ raw }) => raw),
    graphRest: fields.filter(({ number }) => number !== GRAPH_NODE).map(({ raw }) => raw),
  };
}

function nodeOf({ raw, value }: ProtobufField): OnnxNode {
  const fields = isBytes(value) ? protobufFields(value) : [];
  return {
    raw,
    operator: textOf(all(fields, NODE.operator)[0]),
    inputs: all(fields, NODE.input).map(textOf),
    outputs: all(fields, NODE.output).map(textOf),
    attributes: new Map(
      all(fields, NODE.attribute)
        .filter(isBytes)
        .map((attribute) => [textOf(all(protobufFields(attribute), ATTRIBUTE.name)[0]), [attribute]]),
    ),
  };
}

export function writeOnnx({ graphRest, modelRest, nodes }: OnnxGraph): Uint8Array {
  const graph = [
    ...nodes.flatMap((node) => (node.raw === undefined ? protobufField(GRAPH_NODE, piecesOf(node)) : [node.raw])),
    ...graphRest,
  ];
  return Buffer.concat([...modelRest, ...protobufField(MODEL_GRAPH, graph)]);
}

const piecesOf = ({ attributes, inputs, operator, outputs }: OnnxNode): Pieces => [
  ...inputs.flatMap((name) => protobufField(NODE.input, name)),
  ...outputs.flatMap((name) => protobufField(NODE.output, name)),
  ...protobufField(NODE.operator, operator),
  ...[...attributes.values()].flatMap((attribute) => protobufField(NODE.attribute, attribute)),
];

const attributeFields = ({ attributes }: OnnxNode, name: string): ProtobufField[] => {
  const pieces = attributes.get(name);
  return pieces === undefined ? [] : protobufFields(Buffer.concat(pieces));
};

/** @returns the numbers a node of the kind Constant gives, undefined for other nodes and for numbers of other kinds. */
export function constantOf(node: OnnxNode): FloatTensor | undefined {
  const tensor = node.operator === 'Constant' ? all(attributeFields(node, 'value'), ATTRIBUTE.tensor)[0] : undefined;
  if (!(tensor instanceof Uint8Array)) return undefined;
  const fields = protobufFields(tensor);
  if (all(fields, TENSOR.type)[0] !== FLOAT32) return undefined;
  const dims = all(fields, TENSOR.dims).flatMap(wholeNumbers);
  const packed = all(fields, TENSOR.raw)[0] ?? all(fields, TENSOR.floats)[0];
  const count = dims.reduce((product, dim) => product * dim, 1);
  // Anything but one packed field is a way of writing that these models do not use.
  if (!(packed instanceof Uint8Array) || packed.byteLength !== count * Float32Array.BYTES_PER_ELEMENT) return undefined;
  return { dims, values: new Float32Array(new Uint8Array(packed).buffer) };
}

/** Repeated whole numbers lie one a field or packed. */
function wholeNumbers(value: number | Uint8Array): number[] {
  if (!isBytes(value)) return [value];
  const numbers: number[] = [];
  let number = 0;
  let factor = 1;
  for (const byte of value) {
    number += (byte & 127) * factor;
    factor *= 128;
    if (byte >= 128) continue;
    numbers.push(number);
    [number, factor] = [0, 1];
  }
  return numbers;
}

/** @returns whole numbers of an attribute; none when it is not there. */
export function integersOf(node: OnnxNode, name: string): number[] {
  const fields = attributeFields(node, name);
  return [...all(fields, ATTRIBUTE.integer), ...all(fields, ATTRIBUTE.integers)].flatMap(wholeNumbers);
}

/** @returns the number of an attribute of the kind float. */
export function floatOf(node: OnnxNode, name: string): number | undefined {
  const value = all(attributeFields(node, name), ATTRIBUTE.float)[0];
  return value instanceof Uint8Array ? Buffer.from(value).readFloatLE() : undefined;
}

const attributeOf = (name: string, type: number, ...values: readonly Pieces[]): Pieces => [
  ...protobufField(ATTRIBUTE.name, name),
  ...values.flat(),
  ...protobufField(ATTRIBUTE.type, type),
];

export const floatAttribute = (name: string, value: number): Pieces => attributeOf(name, TYPE.float, protobufFloat(ATTRIBUTE.float, value));

export const integerAttribute = (name: string, value: number): Pieces =>
  attributeOf(name, TYPE.integer, protobufField(ATTRIBUTE.integer, value));

export const integersAttribute = (name: string, values: readonly number[]): Pieces =>
  attributeOf(name, TYPE.integers, ...values.map((value) => protobufField(ATTRIBUTE.integers, value)));

export function constantNode(name: string, { dims, values }: FloatTensor): OnnxNode {
  const tensor = [
    ...dims.flatMap((dim) => protobufField(TENSOR.dims, dim)),
    ...protobufField(TENSOR.type, FLOAT32),
    ...protobufField(TENSOR.raw, [new Uint8Array(values.buffer, values.byteOffset, values.byteLength)]),
  ];
  const attribute = attributeOf('value', TYPE.tensor, protobufField(ATTRIBUTE.tensor, tensor));
  return { operator: 'Constant', inputs: [], outputs: [name], attributes: new Map([['value', attribute]]) };
}
