namespace Fluent.Buckets;

/// <summary>The checksum that goes with each body, and that the server compares.</summary>
public enum S3Checksum
{
    /// <summary>None: the signature covers the body where there is no TLS, and MD5 is compared when a whole object is read.</summary>
    None,

    /// <summary>CRC-32.</summary>
    Crc32,

    /// <summary>CRC-32C.</summary>
    Crc32C,

    /// <summary>CRC-64/NVME, the one that Amazon S3 itself uses when none is given.</summary>
    Crc64Nvme,
}
