extension Raster {
    /// The picture made smaller: each pixel is the mean of the area it covers, reckoned in whole numbers, so that it is
    /// the same on every machine.
    func scaled(to target: PictureSize) -> Raster {
        guard target.width < size.width || target.height < size.height else { return self }
        let values = target.width * 3
        let area = UInt64(size.width) * UInt64(size.height)
        let scaled = [UInt8](unsafeUninitializedCapacity: values * target.height) { buffer, count in
            var line = [UInt32](repeating: 0, count: values)
            var sums = [UInt64](repeating: 0, count: values)
            for row in 0..<size.height {
                shorten(row, to: target.width, into: &line)
                // A source row is `target.height` high, one of the target `size.height`.
                var top = row * target.height
                let bottom = top + target.height
                while top < bottom {
                    let targetRow = top / size.height
                    let end = (targetRow + 1) * size.height
                    let share = UInt64(min(bottom, end) - top)
                    line.withUnsafeBufferPointer { line in
                        sums.withUnsafeMutableBufferPointer { sums in
                            for index in 0..<values { sums[index] += share * UInt64(line[index]) }
                        }
                    }
                    if end <= bottom {
                        for index in 0..<values {
                            buffer[targetRow * values + index] = UInt8((sums[index] + area / 2) / area)
                            sums[index] = 0
                        }
                    }
                    top = min(bottom, end)
                }
            }
            count = values * target.height
        }
        return Raster(size: target, bytes: scaled)
    }

    /// Sums the pixels of a row, each by the share it has of the wider one; a sum is `size.width` times a value.
    private func shorten(_ row: Int, to width: Int, into line: inout [UInt32]) {
        let start = row * size.width * 3
        bytes.withUnsafeBufferPointer { bytes in
            line.withUnsafeMutableBufferPointer { line in
                for index in line.indices { line[index] = 0 }
                for column in 0..<size.width {
                    var left = column * width
                    let right = left + width
                    let from = start + column * 3
                    while left < right {
                        let to = left / size.width
                        let end = min(right, (to + 1) * size.width)
                        let share = UInt32(end - left)
                        line[to * 3] += share * UInt32(bytes[from])
                        line[to * 3 + 1] += share * UInt32(bytes[from + 1])
                        line[to * 3 + 2] += share * UInt32(bytes[from + 2])
                        left = end
                    }
                }
            }
        }
    }
}
